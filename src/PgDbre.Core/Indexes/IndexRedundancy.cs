using PgDbre.Core.Catalog;
using PgDbre.Core.Reports;

namespace PgDbre.Core.Indexes;

/// <summary>Why an index could go: another one of its table does all it does. Judged by the catalog, never by text.</summary>
/// <param name="IsDuplicate">True if both are the same; false if the other does more.</param>
/// <param name="Other">The one that stays.</param>
/// <param name="Reason">In one sentence.</param>
/// <param name="IsCertain">False where the index may still be worth its place: smaller, or read without the table.</param>
internal sealed record IndexRedundancy(bool IsDuplicate, TableIndex Other, string Reason, bool IsCertain = true)
{
    // A partial index this much smaller than the full one earns its place.
    private const double SmallPartial = 0.2;

    // Reading a wider index this much larger may cost what dropping the narrow one saves.
    private const double MuchLarger = 4;

    /// <summary>The first of its table's indexes that makes it needless; null if none does.</summary>
    public static IndexRedundancy? Of(SchemaFacts facts, Table table, TableIndex index)
    {
        IndexState state = facts.Of(index);
        if (!index.IsValid || index.IsPrimary || index.IsReplicaIdentity || state.AttachedTo is not null || state.NeededBy.Count > 0)
        {
            return null;
        }

        TableIndex[] others = [.. table.Indexes.Where(other => other.Oid != index.Oid && other.IsValid)];
        return others.Select(other => Duplicate(facts, table, index, other)).FirstOrDefault(found => found is not null)
            ?? others.Select(other => Covered(facts, table, index, other)).FirstOrDefault(found => found is not null);
    }

    private static IndexRedundancy? Duplicate(SchemaFacts facts, Table table, TableIndex index, TableIndex other)
    {
        bool isSameConstraint = !index.IsUnique
            || (facts.Of(index).NullsNotDistinct == facts.Of(other).NullsNotDistinct
                && facts.Of(index).IsImmediate == facts.Of(other).IsImmediate);
        // An exclusion constraint is more than its index.
        bool isPlain = index.Constraint is null || index.IsUnique;
        bool isSame = isPlain && isSameConstraint && IndexCoverage.IsEqual(other, IndexDefinition.Of(table.Name, index));
        return isSame && Stays(facts, other, index)
            ? new IndexRedundancy(true, other, $"It is the same as {other.Name}.")
            : null;
    }

    private static IndexRedundancy? Covered(SchemaFacts facts, Table table, TableIndex index, TableIndex other)
    {
        bool isNeeded = index.IsUnique || index.Constraint is not null || facts.Of(index).IsClustered;
        if (isNeeded || ForeignKeySupport.OnlyBy(table, index).Count > 0)
        {
            return null;
        }

        if (FindsOneRow(table, index, other))
        {
            return new IndexRedundancy(
                false, other, $"Unique index {other.Name} finds at most one row by its leading keys; the others help only queries that "
                    + "read them from the index alone.", IsCertain: false);
        }

        return index.Method is "btree" or "gin" or "brin"
            && IndexCoverage.Serves(other, IndexDefinition.Of(table.Name, index), freeKeys: 0, isSorted: true)
            ? Served(facts, table, index, other)
            : null;
    }

    private static IndexRedundancy? Served(SchemaFacts facts, Table table, TableIndex index, TableIndex other)
    {
        bool isMutual = !other.IsUnique && other.Constraint is null
            && IndexCoverage.Serves(index, IndexDefinition.Of(table.Name, other), freeKeys: 0, isSorted: true);
        bool isUsed = facts.Of(index).Scans > 0;
        bool isPart = index.Predicate is not null && other.Predicate is null;
        bool isWorthItsPlace = isPart && isUsed && index.SizeBytes < SmallPartial * other.SizeBytes;
        if ((isMutual && !Stays(facts, other, index)) || isWorthItsPlace)
        {
            return null;
        }

        string how = index.Keys.Count == other.Keys.Count ? "has the same keys"
            : index.Method == "btree" ? "begins with its keys" : "has its keys and more";
        bool isHeavy = isUsed && other.SizeBytes > MuchLarger * index.SizeBytes;
        return isHeavy
            ? new IndexRedundancy(false, other, $"{other.Name} {how}, but is "
                + $"{Quantity.Factor((double)other.SizeBytes / Math.Max(1, index.SizeBytes))} as large: hide this one with HypoPG "
                    + "(hypopg_hide_index) and compare the plans first.", IsCertain: false)
            : new IndexRedundancy(false, other, $"{other.Name} {how} and serves all that it serves.");
    }

    // unique (a) answers what (a, b) would, for a = value; NULLs alone can repeat.
    private static bool FindsOneRow(Table table, TableIndex index, TableIndex other) =>
        other is { IsUnique: true, Method: "btree", Predicate: null } && index.Method == "btree"
        && other.Keys.Count < index.Keys.Count
        && other.Keys.All(key => table.FindColumn(key.Column ?? "") is { IsNotNull: true })
        && IndexCoverage.Serves(
            index with { Predicate = null }, IndexDefinition.Of(table.Name, other) with { Include = [] }, freeKeys: 0, isSorted: false);

    // Of two that are alike one stays: what a constraint, the replica identity or CLUSTER needs, then the unique, then the older.
    private static bool Stays(SchemaFacts facts, TableIndex one, TableIndex than)
    {
        int difference = Rank(facts, one) - Rank(facts, than);
        return difference > 0 || (difference == 0 && one.Oid < than.Oid);
    }

    private static int Rank(SchemaFacts facts, TableIndex index) =>
        (index.IsPrimary ? 32 : 0) + (facts.Of(index).NeededBy.Count > 0 ? 16 : 0) + (index.Constraint is not null ? 8 : 0)
        + (index.IsReplicaIdentity ? 4 : 0) + (facts.Of(index).IsClustered ? 2 : 0) + (index.IsUnique ? 1 : 0);
}
