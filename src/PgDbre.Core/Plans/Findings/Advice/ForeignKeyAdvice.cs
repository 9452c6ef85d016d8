using PgDbre.Core.Catalog;
using PgDbre.Core.Indexes;

namespace PgDbre.Core.Plans.Findings;

/// <summary>What to do about a trigger's time: for a foreign key the index of the referencing columns, if it is missing.</summary>
internal static class ForeignKeyAdvice
{
    // RI_ConstraintTrigger_a_… acts on changes of the referenced table, RI_ConstraintTrigger_c_… checks the referencing one (trigger.c).
    private const string CheckPrefix = "RI_ConstraintTrigger_c";

    public static Remedy For(PlanFacts facts, PlanTrigger trigger)
    {
        if (trigger.ConstraintName is null)
        {
            return new Remedy("Look inside the trigger function; do the work per statement instead of per row.", null);
        }

        if (trigger.Name.StartsWith(CheckPrefix, StringComparison.Ordinal))
        {
            return new Remedy(
                "Each new row is looked up in the referenced table by its key, which is always indexed: write fewer rows at once, or "
                + "check at the end (DEFERRABLE INITIALLY DEFERRED).",
                null);
        }

        ForeignKey[] keys = facts.Catalog is null ? []
            : [.. facts.Catalog.Tables.SelectMany(table => table.ReferencedBy).Distinct().Where(key => IsOf(key, trigger))];
        return keys is [var key] && facts.Catalog!.Find(key.Child) is { } child
            ? For(child, key)
            : new Remedy(
                "Index the referencing column of that foreign key, so that each deleted or changed row is looked up, not scanned for.",
                null);
    }

    private static bool IsOf(ForeignKey key, PlanTrigger trigger) =>
        key.Name == trigger.ConstraintName && (trigger.Relation is null || key.Parent.Name == trigger.Relation);

    private static Remedy For(Table child, ForeignKey key)
    {
        string columns = string.Join(", ", key.Columns);
        if (IndexCoverage.FindForForeignKey(child, key) is { } index)
        {
            return new Remedy(
                $"{key.Child} ({columns}) is indexed by {index.Name} already; the time is the {key.OnDelete} of its rows: delete fewer "
                + "at once.",
                null);
        }

        string words = $"{TableFigures.Of(child)}; no index on ({columns}), so it is read whole for each deleted or changed row.";
        return child.Kind == TableKind.Partitioned
            ? new Remedy($"{words} It is partitioned: New-PgIndex builds it partition by partition, without a lock that lasts.", null)
            : new Remedy(
                words,
                $"CREATE INDEX CONCURRENTLY ON {IndexStatement.Name(key.Child)} "
                + $"({string.Join(", ", key.Columns.Select(Sql.SqlIdentifier.Quote))});");
    }
}
