namespace PgDbre.Core.Plans.Reading.Text;

/// <summary>Where the properties of the next lines go: a node, one of its workers, a group such as JIT, or the statement.</summary>
/// <param name="Column">Column of the line that opened it; lines further right belong to it.</param>
/// <param name="Fields">The keys collected so far.</param>
/// <param name="Kind">Node type, or the group's key: it decides what a short name stands for.</param>
internal sealed record TextScope(int Column, Dictionary<string, object?> Fields, string Kind);
