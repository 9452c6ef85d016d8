using PgDbre.Core.Findings;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Catalog.Checks;

internal sealed class ForeignKeyTypeMismatch : TableCheck
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "foreign-key-type-mismatch",
        Title = "Foreign key of another type than what it refers to",
        Why = "The narrower one ends first: a bigint parent gets keys its int child cannot hold. Across type families each check "
            + "converts and may miss the index.",
        Advice = "The same type on both sides.",
        BadExample = "orders.customer_id int REFERENCES customers (id bigint)",
        GoodExample = "orders.customer_id bigint REFERENCES customers (id bigint)",
        MaxSeverity = Severity.High,
        SeverityRule = "High where the child is the narrower integer, else low.",
    };

    private protected override IEnumerable<Finding> OfTable(SchemaFacts facts, Table table) =>
        from key in table.ForeignKeys
        let parent = facts.Catalog.Find(key.Parent)
        where parent is not null
        from pair in key.Columns.Zip(key.ParentColumns)
        let child = table.FindColumn(pair.First)
        let referred = parent.FindColumn(pair.Second)
        where child is not null && referred is not null && Family(child) != Family(referred)
        select Found(facts, table, key, child, referred);

    // varchar is text with a check; everything else that differs, differs.
    private static string Family(Column column) => column.BaseType == "varchar" ? "text" : column.BaseType;

    private Finding Found(SchemaFacts facts, Table table, ForeignKey key, Column child, Column referred)
    {
        bool isNarrower = IntegerKey.LimitOf(child) is { } limit
            && referred.BaseType is "int4" or "int8"
            && limit < (IntegerKey.LimitOf(referred) ?? long.MaxValue);
        return Found(facts, new SchemaObservation
        {
            Object = $"{table}.{SqlIdentifier.Display(child.Name)}",
            Severity = isNarrower ? Severity.High : Severity.Low,
            Message = $"Foreign key {key.Name} compares {child.Name} {child.Type} with "
                + $"{key.Parent}.{SqlIdentifier.Display(referred.Name)} {referred.Type}."
                + (isNarrower ? " Rows whose key is beyond the narrower type cannot be referred to." : ""),
            Evidence = $"{child.Name} {child.Type}; {referred.Name} {referred.Type}",
            Recommendation = isNarrower
                ? "Widen the child: new column, trigger, backfill in batches, swap; ALTER COLUMN TYPE rewrites the table under an "
                    + "exclusive lock."
                : "Give both the same type when one of them is rebuilt anyway.",
        });
    }
}
