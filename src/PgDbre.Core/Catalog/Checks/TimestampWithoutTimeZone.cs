using PgDbre.Core.Findings;

namespace PgDbre.Core.Catalog.Checks;

internal sealed class TimestampWithoutTimeZone : TableCheck
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "timestamp-without-time-zone",
        Title = "timestamp without time zone",
        Why = "It is a wall clock's reading without the wall: which moment it means depends on who reads it, and an hour a year exists "
            + "twice.",
        Advice = "timestamptz, which takes the same 8 bytes and stores the moment.",
        BadExample = "created_at timestamp DEFAULT now()",
        GoodExample = "created_at timestamptz DEFAULT now()",
        MaxSeverity = Severity.Info,
        SeverityRule = "Info.",
        Reference = "https://www.postgresql.org/docs/current/datatype-datetime.html#DATATYPE-TIMEZONES",
    };

    private protected override IEnumerable<Finding> OfTable(SchemaFacts facts, Table table)
    {
        string[] columns = [.. table.Columns.Where(column => column.BaseType == "timestamp").Select(column => column.Name)];
        bool isPartition = facts.Of(table).PartitionOf is not null;
        if (columns.Length == 0 || isPartition || table.Kind == TableKind.MaterializedView)
        {
            yield break;
        }

        yield return Found(facts, new SchemaObservation
        {
            Object = table.ToString(),
            Severity = Severity.Info,
            Message = $"{columns.Length} {(columns.Length == 1 ? "column is" : "columns are")} timestamp without time zone: "
                + $"{string.Join(", ", columns)}.",
            Evidence = $"columns {string.Join(", ", columns)}",
            Recommendation = "timestamptz for new columns. Changing one rewrites the table, unless the session's TimeZone is UTC and the "
                + "values are meant so.",
        });
    }
}
