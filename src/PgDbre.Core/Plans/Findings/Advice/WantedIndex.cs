using PgDbre.Core.Catalog;
using PgDbre.Core.Indexes;
using PgDbre.Core.Indexes.Candidates;

namespace PgDbre.Core.Plans.Findings;

/// <summary>The index that would have served a scan.</summary>
/// <param name="Keys">Keys in order.</param>
/// <param name="FreeKeys">Leading keys that stand for equalities; their order among themselves is free.</param>
internal sealed record WantedIndex(IReadOnlyList<IndexKey> Keys, int FreeKeys)
{
    /// <summary>Access method.</summary>
    public string Method { get; init; } = "btree";

    /// <summary>The keys behind the equalities serve an order, so direction matters.</summary>
    public bool IsSorted { get; init; }

    /// <summary>On one column or expression.</summary>
    public static WantedIndex On(IndexKey key) => new([key], FreeKeys: 1);

    /// <summary>On columns that are all compared with =, or grouped by: their order is free.</summary>
    public static WantedIndex OnAny(IEnumerable<string> columns)
    {
        IndexKey[] keys = [.. columns.Distinct().Select(IndexKey.On)];
        return new WantedIndex(keys, keys.Length);
    }

    /// <summary>
    /// Equality columns, then those of the order; null without both: for a LIMIT the planner would go on walking the order's own index
    /// (measured on 17) rather than sort what an index of the filter alone finds.
    /// </summary>
    public static WantedIndex? ForOrder(Table? table, IEnumerable<Condition> conditions, IReadOnlyList<string> order)
    {
        string[] equal = [.. EqualityColumns(table, conditions)];
        return equal.Length == 0 || order.Count == 0
            ? null
            : new WantedIndex([.. equal.Concat(order.Except(equal)).Select(IndexKey.On)], equal.Length);
    }

    /// <summary>
    /// Equality columns first, the most distinct in front where the catalog knows, then one range column; null where no plain column
    /// is compared with a constant.
    /// </summary>
    /// <param name="table">Its table; null where unknown.</param>
    /// <param name="conditions">The conditions of the scan.</param>
    /// <param name="matched">Columns that are to equal what another relation gives: a constant too while this one is scanned.</param>
    public static WantedIndex? For(Table? table, IEnumerable<Condition> conditions, IReadOnlyList<string>? matched = null)
    {
        List<Condition> plain = [.. conditions.Where(condition => IsPlain(table, condition) && condition.ComparesWithConstant)];
        List<string> columns = [.. EqualityColumns(table, plain)
            .Union((matched ?? []).Where(column => table is null || table.FindColumn(column) is { HasBTree: true }))
            .OrderByDescending(column => Distinct(table, column))];
        int equalities = columns.Count;
        columns.AddRange(plain.Where(c => c.Operator is "<" or "<=" or ">" or ">=").Select(c => c.Column).Except(columns).Take(1));
        return columns.Count == 0 ? null : new WantedIndex([.. columns.Select(IndexKey.On)], equalities);
    }

    /// <summary>The columns compared with = and a constant, the most distinct in front where the catalog knows.</summary>
    public static IEnumerable<string> EqualityColumns(Table? table, IEnumerable<Condition> conditions) => conditions
        .Where(condition => condition is { Operator: "=" } && IsPlain(table, condition) && condition.ComparesWithConstant)
        .Select(condition => condition.Column)
        .Distinct()
        .OrderByDescending(column => Distinct(table, column));

    /// <summary>As the catalog's machinery compares it.</summary>
    public IndexDefinition Definition(TableName table) => new() { Table = table, Method = Method, Keys = Keys };

    private static bool IsPlain(Table? table, Condition condition) =>
        condition.Function is null
        && (table is null
            ? condition.Cast is null
            : table.FindColumn(condition.Column) is { HasBTree: true } column && IsPlain(column, condition));

    private static bool IsPlain(Column column, Condition condition) =>
        condition.Cast is null || IndexSubject.IsComparedAs(column, condition.Cast);

    private static double Distinct(Table? table, string column) =>
        table?.FindColumn(column)?.Statistics?.DistinctAmong(table.Rows ?? 0) ?? 0;
}
