using PgDbre.Core.Findings;
using PgDbre.Core.Reports;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Catalog.Checks;

internal sealed class TableWithoutPrimaryKey : TableCheck
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "table-without-primary-key",
        Title = "Table without a primary key",
        Why = "Nothing tells its rows apart: duplicates cannot be removed, foreign keys cannot point at it, and logical replication "
            + "refuses its updates and deletes.",
        Advice = "A primary key; where a unique index on NOT NULL columns is there already, it can become one without being built again.",
        BadExample = "CREATE TABLE events (at timestamptz, payload jsonb)",
        GoodExample = "CREATE TABLE events (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, …)",
        MaxSeverity = Severity.Medium,
        SeverityRule = "Low; medium for a table that is updated or deleted from.",
    };

    private protected override IEnumerable<Finding> OfTable(SchemaFacts facts, Table table)
    {
        bool isPartOfAnother = facts.Of(table).PartitionOf is not null;
        if (table.Kind == TableKind.MaterializedView || isPartOfAnother || table.Indexes.Any(index => index.IsPrimary))
        {
            yield break;
        }

        TableIndex? fitting = table.Indexes.FirstOrDefault(index => CanBecomePrimary(facts, table, index));
        long changes = table.Activity.Updated + table.Activity.Deleted;
        yield return Found(facts, new SchemaObservation
        {
            Object = table.ToString(),
            Severity = changes > 0 ? Severity.Medium : Severity.Low,
            Message = $"The table has no primary key ({(table.Rows is { } rows ? Quantity.Count(rows) : "an unknown number of")} rows, "
                + $"{Quantity.Count(changes)} updates and deletes counted)."
                + (fitting is null ? "" : $" Unique index {fitting.Name} could become one at once."),
            Evidence = $"no constraint of contype p; n_tup_upd + n_tup_del = {changes}",
            Recommendation = fitting is null
                ? "Add a key column, or build a unique index CONCURRENTLY on columns that are NOT NULL, and make it the primary key."
                : "Make it the primary key: a short exclusive lock, no scan.",
            Sql = fitting is null ? null : $"ALTER TABLE {table.Name} ADD PRIMARY KEY USING INDEX {SqlIdentifier.Display(fitting.Name)};",
            Score = table.Pages * 8192,
        });
    }

    // What index_constraint_create asks of it (parse_utilcmd.c): a full, immediate B-tree on columns, in the default order and of no
    // other constraint.
    private static bool CanBecomePrimary(SchemaFacts facts, Table table, TableIndex index) =>
        table.Kind == TableKind.Table
        && index is { IsUnique: true, IsValid: true, Predicate: null, Constraint: null, Method: "btree" }
        && facts.Of(index) is { IsImmediate: true, NullsNotDistinct: false }
        && index.Keys.All(key => key is { OperatorClass: null, Collation: null, IsDescending: false, NullsFirst: false }
            && table.FindColumn(key.Column ?? "") is { IsNotNull: true });
}
