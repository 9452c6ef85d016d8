namespace PgDbre.Core.Plans.Gate;

/// <summary>One accepted plan of one query.</summary>
/// <param name="Key">The query, see <see cref="PlanKey"/>.</param>
/// <param name="Query">The query's first words, for the reader of the file; null where the text is not known.</param>
/// <param name="Shape">Lines of the plan's shape, see <see cref="PlanShape"/>.</param>
/// <param name="Blocks">Blocks it touched; null where it never ran or without BUFFERS.</param>
public sealed record PlanBaselineEntry(string Key, string? Query, IReadOnlyList<string> Shape, long? Blocks)
{
    /// <summary>The shape as one text.</summary>
    internal string ShapeText => string.Join('\n', Shape);
}
