using PgDbre.Core.Catalog;

namespace PgDbre.Core.Migrations.Shadow;

/// <summary>What a table holds.</summary>
/// <param name="Table">The table.</param>
/// <param name="RowCount">Rows.</param>
/// <param name="Columns">Its columns; those generated from others are left out.</param>
public sealed record TableImage(TableName Table, long RowCount, IReadOnlyList<ColumnImage> Columns);
