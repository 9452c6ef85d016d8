namespace PgDbre.Core.Indexes.Expressions;

/// <summary>A column as an expression of a plan names it.</summary>
/// <param name="Alias">The relation's alias; null in a plan without VERBOSE.</param>
/// <param name="Name">The column, as the catalog spells it.</param>
internal sealed record ColumnReference(string? Alias, string Name);
