using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Facts;

/// <summary>An object of CREATE STATISTICS.</summary>
/// <param name="Name">Schema and name.</param>
/// <param name="Columns">Its columns by attnum; those that expressions mention are not among them.</param>
/// <param name="Kinds">stxkind: d for ndistinct, f for dependencies, m for mcv, e for expressions.</param>
public sealed record StatisticsFacts(QualifiedName Name, IReadOnlyList<string> Columns, IReadOnlyList<string> Kinds);
