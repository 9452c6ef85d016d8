using PgDbre.Core.Catalog;
using PgDbre.Core.Indexes;
using PgDbre.Core.Indexes.Expressions;

namespace PgDbre.Core.Plans.Findings;

/// <summary>The index in whose order a scan's rows would come already sorted.</summary>
internal static class SortedIndex
{
    /// <summary>Equality columns of the filter, then the sort keys with their direction; null where an index cannot have a key.</summary>
    public static WantedIndex? For(Table? table, PlanNode scan, PlanNode sort)
    {
        IEnumerable<Condition> conditions = ConditionText.Conditions(scan.IndexCond ?? scan.RecheckCond)
            .Concat(ConditionText.Conditions(scan.Filter));
        string[] equal = [.. WantedIndex.EqualityColumns(table, conditions)];
        IndexKey?[] order = [.. sort.SortKey.Select(text => Key(table, text))];
        return order.Contains(null)
            ? null
            : new WantedIndex(
                [.. equal.Select(IndexKey.On), .. order.OfType<IndexKey>().Where(key => !equal.Contains(key.Column))], equal.Length)
            {
                IsSorted = true,
            };
    }

    private static IndexKey? Key(Table? table, string text)
    {
        if (ConditionParser.ParseSortKey(text) is not { Operand: { CastTo: null, Column: { } column } } item
            || (table is not null && table.FindColumn(column.Name) is not { HasBTree: true }))
        {
            return null;
        }

        return new IndexKey
        {
            Column = column.Name,
            Collation = item.Operand.Collation,
            IsDescending = item.IsDescending,
            NullsFirst = item.NullsFirst,
        };
    }
}
