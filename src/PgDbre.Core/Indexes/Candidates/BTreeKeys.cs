namespace PgDbre.Core.Indexes.Candidates;

/// <summary>What all finders of B-trees share: how a candidate is made and when a filter is worth one.</summary>
internal static class BTreeKeys
{
    // Above this share of the table the planner reads it whole whatever index there is.
    private const double MaxFraction = 0.2;
    private const int MaxKeys = 4;

    /// <summary>True if the filter keeps few enough rows, or nobody knows how many.</summary>
    public static bool IsSelective(TableAccess access) => access.Fraction is not > MaxFraction;

    /// <summary>The keys of the predicates, for people.</summary>
    public static string Names(IReadOnlyList<ColumnPredicate> predicates) =>
        string.Join(", ", predicates.Select(predicate => predicate.Key).Distinct());

    /// <summary>A candidate on those keys, each once.</summary>
    public static IndexCandidate Candidate(
        TableAccess access,
        string ruleId,
        IndexKey[] keys,
        int freeKeys,
        string reason,
        bool isSorted = false,
        bool isRuleChoice = false) => new()
        {
            Definition = new IndexDefinition { Table = access.Table.Name, Keys = [.. keys.Distinct().Take(MaxKeys)] },
            FreeKeys = freeKeys,
            IsSorted = isSorted,
            RuleId = ruleId,
            Reason = reason,
            IsRuleChoice = isRuleChoice,
            Notes = ExpressionNotes(keys),
        };

    private static string[] ExpressionNotes(IndexKey[] keys) => keys.Any(key => key.Expression is not null)
        ? ["Run ANALYZE on the table after the build: an expression has no statistics before."]
        : [];
}
