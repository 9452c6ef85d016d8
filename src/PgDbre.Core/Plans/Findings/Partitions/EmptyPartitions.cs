namespace PgDbre.Core.Plans.Findings;

/// <summary>
/// Partitions that were all read although the rows came from a few of them: measured, as the plan does not tell the partition key.
/// Where the server pruned (at start-up or while running) there is nothing to say.
/// </summary>
/// <param name="Members">The scans of all partitions, all of which ran.</param>
/// <param name="Empty">Those that returned nothing.</param>
internal sealed record EmptyPartitions(IReadOnlyList<PlanNode> Members, IReadOnlyList<PlanNode> Empty)
{
    private const int ManyMembers = 8;
    private const double EmptyShare = 0.9;
    private const double ManyBlocks = 128;
    private const double WorthPercent = 10;

    /// <summary>A function or cast of a column, which no pruning understands; null where every condition is plain.</summary>
    public string? Wrapped => ((string?[])[Members[0].Filter, Members[0].IndexCond ?? Members[0].RecheckCond]).OfType<string>()
        .SelectMany(expression => ConditionText.Arms(expression, " AND ")).Select(WrappedSide).FirstOrDefault(side => side is not null);

    /// <summary>True if each member has a condition; without one all rows were wanted.</summary>
    public bool AreFiltered => Members.All(member => (member.Filter ?? member.IndexCond ?? member.RecheckCond) is not null);

    /// <summary>Evidence: what the first of them looked for.</summary>
    public string ConditionOfTheFirst => Evidence.Of(Members[0], ["Filter", "Index Cond", "Recheck Cond"]);

    /// <summary>Null for any other node, and where most partitions had rows, or none had.</summary>
    public static EmptyPartitions? Of(PlanFacts facts, PlanNode append)
    {
        IReadOnlyList<PlanNode> members = PartitionMembers.Of(append);
        if (!facts.IsAnalyzed || members.Count < ManyMembers || append.Number("Subplans Removed") > 0
            || members.Any(member => !member.WasExecuted()))
        {
            return null;
        }

        // Below half a row per loop the server prints nothing: such a member may have had rows.
        List<PlanNode> empty = [.. members.Where(member => RowBounds.Returned(member).High < 1)];
        EmptyPartitions found = new(members, empty);
        return empty.Count >= EmptyShare * members.Count && empty.Count < members.Count && found.AreFiltered && found.IsWorthIt(facts)
            ? found
            : null;
    }

    /// <summary>What the empty ones cost, in the plan's unit.</summary>
    public double Stake(PlanFacts facts) => Empty.Sum(facts.Subtree);

    /// <summary>As a message says it.</summary>
    public string Says =>
        $"all {Members.Count} partitions of {PartitionMembers.TableOf(Members[0])} were read, {Empty.Count} of them for no row at all";

    private bool IsWorthIt(PlanFacts facts) =>
        facts.SharePercent(Stake(facts)) >= WorthPercent
        && (!facts.Has.HasFlag(PlanNeeds.Buffers) || Empty.Sum(Blocks) >= ManyBlocks);

    private static string? WrappedSide(string arm)
    {
        string text = ConditionText.Unwrap(arm);
        (int start, _) = ConditionText.FindOperator(text);
        if (start < 0 || (Condition.Parse(text) is { Function: null } plain && (plain.Cast is null || IsVarchar(plain))))
        {
            return null;
        }

        string left = ConditionText.Unwrap(text[..start]);
        int bracket = left.IndexOf('(', StringComparison.Ordinal);
        bool isCall = bracket > 0 && left[..bracket].All(c => char.IsLetterOrDigit(c) || c is '_' or '.');
        return isCall || left.Contains(")::", StringComparison.Ordinal) ? left : null;
    }

    // A varchar compared as text is compared as it is; a date compared as text is not.
    private static bool IsVarchar(Condition condition) =>
        condition.Cast == "text" && !DateOnly.TryParseExact(
            condition.Right.AsSpan().TrimStart('\'')[..Math.Min(10, condition.Right.AsSpan().TrimStart('\'').Length)],
            "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out _);

    private static double Blocks(PlanNode member) =>
        member.Subtree().Sum(node => (node.Metrics.SharedHitBlocks ?? 0) + (node.Metrics.SharedReadBlocks ?? 0));
}
