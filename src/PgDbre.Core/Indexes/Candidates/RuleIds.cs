namespace PgDbre.Core.Indexes.Candidates;

/// <summary>The rules that ask for an index, as recommendations, reports and tests name them.</summary>
internal static class RuleIds
{
    public const string FilterColumns = "filter-columns";
    public const string SortColumns = "sort-columns";
    public const string GroupColumns = "group-columns";
    public const string JoinColumns = "join-columns";
    public const string ForeignKey = "foreign-key";
    public const string VectorOrder = "vector-order";
}
