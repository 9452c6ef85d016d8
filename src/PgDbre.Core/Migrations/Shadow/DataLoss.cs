using PgDbre.Core.Catalog;

namespace PgDbre.Core.Migrations.Shadow;

/// <summary>Seeded values that are not there any more, or not the same.</summary>
/// <param name="Table">The table.</param>
/// <param name="Column">The column; null for whole rows.</param>
/// <param name="Rows">How many rows or values are gone; for changed values how many the column has.</param>
public sealed record DataLoss(TableName Table, string? Column, long Rows)
{
    /// <summary>The values are there, but others than before.</summary>
    public bool IsChange { get; init; }

    /// <summary>Data lost: column public.t.z, 12 rows.</summary>
    public override string ToString()
    {
        string subject = Column is null ? $"table {Table}" : $"column {Table}.{Column}";
        return $"data {(IsChange ? "changed" : "lost")}: {subject}, {Rows} {(Rows == 1 ? "row" : "rows")}";
    }
}
