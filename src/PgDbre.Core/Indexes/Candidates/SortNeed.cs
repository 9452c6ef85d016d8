using PgDbre.Core.Indexes.Expressions;

namespace PgDbre.Core.Indexes.Candidates;

/// <summary>An order that a plan makes by sorting rows of one table.</summary>
/// <param name="Items">The sort key.</param>
/// <param name="LimitRows">How many, by the plan; 0 without a limit.</param>
/// <param name="IsAlone">Nothing but this table is below the sort.</param>
internal sealed record SortNeed(IReadOnlyList<SortItem> Items, double LimitRows, bool IsAlone)
{
    /// <summary>Only the first rows are wanted, so that an index in that order can stop early.</summary>
    public bool HasLimit => LimitRows > 0;
}
