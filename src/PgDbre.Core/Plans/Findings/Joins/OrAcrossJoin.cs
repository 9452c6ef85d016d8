using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class OrAcrossJoin : PlanRule
{
    private const double ManyRows = 10_000;
    private const double RemovedPerReturned = 10;
    private const double WorthPercent = 10;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "or-across-join",
        Code = "JOIN-OR",
        Title = "OR over two joined tables",
        Why = "Neither arm can be tested before the join: both tables are read and joined in full, and the OR comes last.",
        Advice = "Two queries, one for each arm of the OR, put together with UNION.",
        BadExample = "Hash Join; Join Filter: ((c.email = 'x') OR (o.note = 'y')); Rows Removed by Join Filter: 199999",
        GoodExample = "SELECT … WHERE c.email = 'x' UNION SELECT … WHERE o.note = 'y'",
        MaxSeverity = Severity.High,
        SeverityRule = PlanSeverity.Rule,
    };

    public override IEnumerable<Finding> Examine(PlanFacts facts) =>
        facts.LiveNodes.Where(join => Speaks(facts, join)).Select(join => Found(facts, join));

    /// <summary>True where this is said about a join instead of join-filter-discards.</summary>
    internal static bool Speaks(PlanFacts facts, PlanNode join)
    {
        double returned = RowBounds.Returned(join).Value;
        double removed = Removed(join).Value;
        return join.IsJoin() && removed >= ManyRows && removed >= RemovedPerReturned * returned
            && facts.SharePercent(facts.Subtree(join)) >= WorthPercent
            && Alternatives(join).Any();
    }

    // The arms of the ORs that cannot be tested on one side: of an inner join's condition, of any join's WHERE.
    private static IEnumerable<string> Alternatives(PlanNode join)
    {
        HashSet<string> tables = [.. join.Subtree().Select(node => node.Alias).OfType<string>()];
        string?[] conditions = [join.JoinType == "Inner" ? join.JoinFilter : null, join.Filter];
        return conditions.OfType<string>()
            .SelectMany(condition => ConditionText.Arms(condition, " AND "))
            .Where(arm => IsSplit([.. ConditionText.Arms(arm, " OR ")], tables));
    }

    // Each arm of its own table, or each arm an equality that could be looked up: then two queries do what one cannot.
    private static bool IsSplit(string[] arms, HashSet<string> tables)
    {
        if (arms.Length < 2)
        {
            return false;
        }

        List<HashSet<string>> used = [.. arms.Select(arm => ColumnName.AliasesIn(arm).Where(tables.Contains).ToHashSet())];
        return used.TrueForAll(names => names.Count == 1)
            ? used.Select(names => names.Single()).Distinct().Count() > 1
            : Array.TrueForAll(arms, arm => IsEqualityOfTwo(arm, tables));
    }

    private static bool IsEqualityOfTwo(string arm, HashSet<string> tables)
    {
        arm = ConditionText.Unwrap(arm);
        (int start, int end) = ConditionText.FindOperator(arm);
        return start > 0 && arm[start..end] == "="
            && Table(arm[..start]) is { } left && Table(arm[end..]) is { } right && left != right;

        string? Table(string side) => ColumnName.AliasesIn(side).Where(tables.Contains).Distinct().ToArray() is [var only] ? only : null;
    }

    private static RowBounds Removed(PlanNode join)
    {
        RowBounds byJoin = RowBounds.Of(join, "Rows Removed by Join Filter");
        RowBounds byFilter = RowBounds.Removed(join);
        return new RowBounds(byJoin.Low + byFilter.Low, byJoin.Value + byFilter.Value, byJoin.High + byFilter.High);
    }

    private Finding Found(PlanFacts facts, PlanNode join)
    {
        RowBounds removed = Removed(join);
        RowBounds returned = RowBounds.Returned(join);
        return facts.About(Metadata, join, new NodeObservation
        {
            Message = $"{join} joined {Figure.Count(removed.Value + returned.Value)} rows before the OR over both sides could be tested; "
                + $"it kept {Figure.Count(returned.Value)}.",
            Keys = ["Join Filter", "Filter", "Rows Removed by Join Filter", "Rows Removed by Filter", "Actual Rows", "Actual Loops"],
            Recommendation = "Write one query for each arm of the OR and put them together with UNION (which also merges true "
                + "duplicates: keep a unique column in the list); an index on the columns of each arm then makes both short.",
            Stake = facts.Subtree(join),
            IsApproximate = removed.Low < ManyRows || removed.Low < RemovedPerReturned * returned.High,
        });
    }
}
