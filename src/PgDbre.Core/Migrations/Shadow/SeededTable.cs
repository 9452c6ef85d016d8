using PgDbre.Core.Catalog;

namespace PgDbre.Core.Migrations.Shadow;

/// <summary>A table of the shadow that got rows.</summary>
/// <param name="Table">The table.</param>
/// <param name="Rows">How many.</param>
public sealed record SeededTable(TableName Table, int Rows);
