namespace PgDbre.Core.Catalog;

/// <summary>A statistics object of CREATE STATISTICS (pg_statistic_ext).</summary>
/// <param name="Name">Schema and name of the object.</param>
/// <param name="Columns">Its columns by attnum; expressions are not among them.</param>
/// <param name="Kinds">stxkind: d for ndistinct, f for dependencies, m for mcv, e for expressions.</param>
public sealed record ExtendedStatistics(TableName Name, IReadOnlyList<string> Columns, IReadOnlyList<string> Kinds);
