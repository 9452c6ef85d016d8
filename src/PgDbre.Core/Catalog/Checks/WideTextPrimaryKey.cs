using PgDbre.Core.Findings;
using PgDbre.Core.Reports;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Catalog.Checks;

internal sealed class WideTextPrimaryKey : TableCheck
{
    // 36 characters of a uuid and their length byte are 37; whoever has short codes has no reason to change.
    private const int WideBytes = 32;
    private const double MinRows = 10_000;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "wide-text-primary-key",
        Title = "Primary key of wide text",
        Why = "Every index entry and every referencing row repeats it, and text is compared by collation, byte for byte at best.",
        Advice = "uuid for uuids (16 bytes), else a bigint key beside a unique index on the text.",
        BadExample = "id varchar(36) PRIMARY KEY",
        GoodExample = "id uuid PRIMARY KEY",
        MaxSeverity = Severity.Low,
        SeverityRule = "Low where other tables refer to it, else info; from 10,000 rows and a mean width over 32 bytes.",
    };

    private protected override IEnumerable<Finding> OfTable(SchemaFacts facts, Table table)
    {
        TableIndex? primary = table.Indexes.FirstOrDefault(index => index.IsPrimary);
        foreach (Column column in (primary?.Keys ?? []).Select(key => table.FindColumn(key.Column ?? "")).OfType<Column>())
        {
            bool isText = column.BaseType is "text" or "varchar" or "bpchar" or "citext";
            if (isText && column.Statistics?.AverageWidth > WideBytes && table.Rows >= MinRows)
            {
                yield return Found(facts, table, column, primary!);
            }
        }
    }

    private Finding Found(SchemaFacts facts, Table table, Column column, TableIndex primary)
    {
        int width = column.Statistics!.AverageWidth;
        return Found(facts, new SchemaObservation
        {
            Object = $"{table}.{SqlIdentifier.Display(column.Name)}",
            Severity = table.ReferencedBy.Count > 0 ? Severity.Low : Severity.Info,
            Message = $"The primary key is {column.Type} of {width} bytes in the mean: its index takes "
                + $"{Quantity.Bytes(primary.SizeBytes)} for "
                + $"{Quantity.Count(table.Rows ?? 0)} rows, and {table.ReferencedBy.Count} foreign keys repeat it.",
            Evidence = $"avg_width = {width}, type {column.Type}",
            Recommendation = "For new tables: uuid or bigint. For this one: when it is rebuilt anyway; changing it in place rewrites the "
                + "table and all that refer to it.",
            Score = primary.SizeBytes,
            IsApproximate = true,
        });
    }
}
