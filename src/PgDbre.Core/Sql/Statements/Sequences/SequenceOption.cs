namespace PgDbre.Core.Sql.Statements;

/// <summary>An option of a sequence.</summary>
/// <param name="Name">
/// as, cache, cycle, no cycle, increment, maxvalue, minvalue, no maxvalue, no minvalue, owned by, sequence name, start, restart, logged or
/// unlogged.
/// </param>
/// <param name="Value">The value as written; null if the option has none.</param>
public sealed record SequenceOption(string Name, string? Value);
