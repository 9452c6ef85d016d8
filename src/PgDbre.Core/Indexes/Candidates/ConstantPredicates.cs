using PgDbre.Core.Catalog;

namespace PgDbre.Core.Indexes.Candidates;

/// <summary>
/// The conditions of a workload whose values stay the same. A value written out in one query may be one of thousands that a log
/// happened to show; it is taken for a constant where parameters stand beside it, where two queries say the same of a column with few
/// values (a status, not an id), and where the condition can hardly vary (IS NULL, a flag).
/// </summary>
internal sealed class ConstantPredicates
{
    private const int MinSamples = 2;
    private const double MaxDistinct = 100;
    private readonly Dictionary<(TableName Table, string Sql), int> _samples = [];

    /// <summary>Counts the conditions of one query.</summary>
    public void Add(IEnumerable<TableAccess> accesses)
    {
        IEnumerable<(TableName, string)> conditions =
            from access in accesses
            from predicate in AccessPredicates.Read(access).All
            where predicate.ConstantSql is not null
            select (access.Table.Name, predicate.ConstantSql);
        foreach ((TableName, string) condition in conditions.Distinct())
        {
            _samples[condition] = _samples.GetValueOrDefault(condition) + 1;
        }
    }

    /// <summary>True if the condition may stand in a partial index's WHERE.</summary>
    public bool Holds(TableAccess access, ColumnPredicate predicate) =>
        predicate.ConstantSql is { } sql
        && (access.HasParameters
            || predicate.Operator == "IS NULL"
            || predicate.Column is { BaseType: "bool" }
            || (HasFewValues(access, predicate) && _samples.GetValueOrDefault((access.Table.Name, sql)) >= MinSamples));

    private static bool HasFewValues(TableAccess access, ColumnPredicate predicate) =>
        predicate.Column?.Statistics is { } statistics && statistics.DistinctAmong(access.Table.Rows ?? 0) <= MaxDistinct;
}
