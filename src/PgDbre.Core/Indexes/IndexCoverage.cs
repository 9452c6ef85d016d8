using PgDbre.Core.Catalog;

namespace PgDbre.Core.Indexes;

/// <summary>
/// Says whether an index already serves what another would be built for. Compared by the catalog's facts, never by name:
/// access method, keys in order, operator class, collation, direction, predicate.
/// </summary>
internal static class IndexCoverage
{
    /// <summary>
    /// The existing index that serves the new one; null if none does. The first <paramref name="freeKeys"/> keys stand for
    /// equalities, so their order among themselves is free; directions count only where the keys serve a sort.
    /// </summary>
    public static TableIndex? FindServing(Table table, IndexDefinition wanted, int freeKeys, bool isSorted) =>
        table.Indexes.FirstOrDefault(index => index.IsValid && Serves(index, wanted, freeKeys, isSorted));

    /// <summary>The index that is the same in every respect but its name; null if there is none.</summary>
    public static TableIndex? FindEqual(Table table, IndexDefinition wanted) =>
        table.Indexes.FirstOrDefault(index => index.IsValid && IsEqual(index, wanted));

    /// <summary>True if the index is the same in every respect but its name.</summary>
    public static bool IsEqual(TableIndex index, IndexDefinition wanted) =>
        index.IsUnique == wanted.IsUnique
        && index.Keys.Count == wanted.Keys.Count
        && index.Included.Order(StringComparer.Ordinal).SequenceEqual(wanted.Include.Order(StringComparer.Ordinal))
        && HasSamePredicate(index.Predicate, wanted.Where)
        && Serves(index, wanted, freeKeys: 0, isSorted: true)
        && HasSameOrder(index.Keys, wanted.Keys);

    /// <summary>True if the wider of two new B-trees serves all that the narrower would.</summary>
    public static bool IsServedBy(IndexDefinition narrow, int freeKeys, bool isSorted, IndexDefinition wide) =>
        narrow.Table == wide.Table
        && narrow.Method == wide.Method
        && HasSamePredicate(wide.Where, narrow.Where)
        && KeysServe([.. wide.Keys.Select(AsCatalogKey)], narrow, freeKeys, isSorted);

    /// <summary>
    /// The index whose leading keys are the foreign key's columns in any order (INCLUDE columns do not count); a partial
    /// one only if it leaves out nothing but NULLs.
    /// </summary>
    public static TableIndex? FindForForeignKey(Table child, ForeignKey key) => child.Indexes.FirstOrDefault(index => Supports(index, key));

    /// <summary>True if the index finds the child's rows of a parent.</summary>
    public static bool Supports(TableIndex index, ForeignKey key) =>
        index.IsValid
        && (index.Method == "btree" || (index.Method == "hash" && key.Columns.Count == 1))
        && index.Keys.Count >= key.Columns.Count
        && index.Keys.Take(key.Columns.Count).Select(column => column.Column).ToHashSet().SetEquals(key.Columns)
        && (index.Predicate is null || key.Columns.Any(column => ExpressionText.IsSame(index.Predicate, $"{Sql.SqlIdentifier.Display(column)} IS NOT NULL")));

    /// <summary>True if the index finds and sorts all that the other one would.</summary>
    public static bool Serves(TableIndex index, IndexDefinition wanted, int freeKeys, bool isSorted)
    {
        if (index.Method != wanted.Method || !(index.Predicate is null || HasSamePredicate(index.Predicate, wanted.Where)))
        {
            return false;
        }

        return !wanted.Include.Except(index.Included.Concat(index.Keys.Select(key => key.Column ?? ""))).Any()
            && KeysServe(index.Keys, wanted, freeKeys, isSorted);
    }

    private static bool KeysServe(IReadOnlyList<IndexColumn> existing, IndexDefinition wanted, int freeKeys, bool isSorted)
    {
        if (existing.Count < wanted.Keys.Count)
        {
            return false;
        }

        // GIN and BRIN search any subset of their columns; their order means nothing.
        if (wanted.Method is "gin" or "brin")
        {
            return wanted.Keys.All(key => existing.Any(column => IsSameSubject(column, key)));
        }

        bool equalitiesServed = wanted.Keys.Take(freeKeys)
            .All(key => existing.Take(freeKeys).Any(column => IsSameSubject(column, key)));
        IndexColumn[] tail = [.. existing.Skip(freeKeys).Take(wanted.Keys.Count - freeKeys)];
        IndexKey[] ordered = [.. wanted.Keys.Skip(freeKeys)];
        return equalitiesServed
            && tail.Zip(ordered).All(pair => IsSameSubject(pair.First, pair.Second))
            && (!isSorted || HasSameOrder(tail, ordered) || IsInverted(tail, ordered));
    }

    private static bool HasSameOrder(IReadOnlyList<IndexColumn> existing, IReadOnlyList<IndexKey> wanted) =>
        existing.Zip(wanted).All(pair => pair.First.IsDescending == pair.Second.IsDescending && pair.First.NullsFirst == pair.Second.NullsFirst);

    // A B-tree is read from either end.
    private static bool IsInverted(IndexColumn[] existing, IndexKey[] wanted) =>
        wanted.Length > 0
        && existing.Zip(wanted).All(pair => pair.First.IsDescending != pair.Second.IsDescending && pair.First.NullsFirst != pair.Second.NullsFirst);

    private static bool IsSameSubject(IndexColumn existing, IndexKey wanted) =>
        existing.Column == wanted.Column
        && ExpressionText.IsSame(existing.Expression, wanted.Expression)
        && existing.OperatorClass == wanted.OperatorClass
        && existing.Collation == wanted.Collation;

    private static bool HasSamePredicate(string? existing, string? wanted) => ExpressionText.IsSame(existing, wanted);

    private static IndexColumn AsCatalogKey(IndexKey key) => new()
    {
        Column = key.Column,
        Expression = key.Expression,
        OperatorClass = key.OperatorClass,
        Collation = key.Collation,
        IsDescending = key.IsDescending,
        NullsFirst = key.NullsFirst,
    };
}
