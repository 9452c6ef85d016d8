using PgDbre.Core.Catalog;

namespace PgDbre.Core.Migrations.Shadow;

/// <summary>A table of the shadow that stayed empty: what fails on rows does not fail there.</summary>
/// <param name="Table">The table.</param>
/// <param name="Reason">What the server said of the last row that was tried.</param>
public sealed record UnseededTable(TableName Table, string Reason);
