using PgDbre.Core.Findings;
using PgDbre.Core.Plans.Arithmetic;

namespace PgDbre.Core.Plans.Findings;

internal sealed class SubplanUnused : PlanRule
{
    private const double WorthPercent = 10;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "subplan-unused",
        Code = "SUBPLAN-UNUSED",
        Title = "Subquery computed for a column nobody reads",
        Why = "A materialized CTE computes all its columns, a subquery in its list included, whether its readers use them or not.",
        Advice = "Drop the column from the CTE.",
        BadExample = "WITH w AS MATERIALIZED (SELECT c.id, (SELECT count(*) …) FROM customers c) SELECT count(*) FROM w",
        GoodExample = "WITH w AS MATERIALIZED (SELECT c.id FROM customers c) SELECT count(*) FROM w",
        MaxSeverity = Severity.High,
        SeverityRule = PlanSeverity.Rule,
    };

    public override PlanNeeds Needs => PlanNeeds.Actuals | PlanNeeds.Verbose;

    public override IEnumerable<Finding> Examine(PlanFacts facts)
    {
        foreach (PlanNode subplan in facts.LiveNodes.Where(node => Speaks(facts, node)))
        {
            PlanNode cte = Declaration(subplan)!;
            yield return facts.About(Metadata, subplan, new NodeObservation
            {
                Message = $"{subplan.SubplanName} ran {Figure.Count(subplan.Loops ?? 0)} times for a column of CTE {cte.DeclaredCte()} "
                    + "that nothing reads.",
                Keys = ["Subplan Name", "Actual Loops", "Actual Total Time"],
                Recommendation = $"Drop the column from CTE {cte.DeclaredCte()}.",
                Stake = facts.Subtree(subplan),
            });
        }
    }

    /// <summary>True where this is said about a subplan instead of subplan-per-row.</summary>
    internal static bool Speaks(PlanFacts facts, PlanNode subplan) =>
        subplan is { ParentRelationship: "SubPlan", SubplanName: { } name }
        && facts.SharePercent(facts.Subtree(subplan)) >= WorthPercent
        && Declaration(subplan) is { } cte && IsOnlyListed(subplan, cte, $"({name})")
        && Array.FindIndex([.. cte.Output], output => output.Contains($"({name})", StringComparison.Ordinal)) is >= 0 and var place
        && Scans(facts, cte) is { Length: > 0 } scans && Array.TrueForAll(scans, scan => IsUnread(scan, cte, place));

    private static PlanNode? Declaration(PlanNode subplan)
    {
        PlanNode? edge = subplan.Ancestors().FirstOrDefault(above => above.IsInitPlanEdge());
        return edge?.IsCte() == true && edge.Output.Count > 0 ? edge : null;
    }

    private static PlanNode[] Scans(PlanFacts facts, PlanNode cte) =>
        [.. facts.Nodes.Where(node => node.CteName is not null && CteSplit.DeclarationOf(node) == cte)];

    // Inside the CTE the value is handed up, and no condition or key looks at it.
    private static bool IsOnlyListed(PlanNode subplan, PlanNode cte, string reference) =>
        subplan.Ancestors().TakeWhile(above => above != cte.Parent).All(above => !IsIn(above, reference));

    private static bool IsUnread(PlanNode scan, PlanNode cte, int place)
    {
        if (UnreadName(scan, cte, place) is not { } unread)
        {
            return false;
        }

        // A list that only repeats its input's reads nothing; what is handed to the top of a tree is read by whoever reads that.
        bool read = IsIn(scan, unread) || (IsTop(scan) && Lists(scan, unread));
        for (PlanNode node = scan; !read && node.Parent is { } parent && !node.IsInitPlanEdge(); node = parent)
        {
            read = IsIn(parent, unread) || (!(IsPassOn(parent) && !IsTop(parent)) && Lists(parent, unread));
        }

        return !read;
    }

    // A scan that lists all the CTE's columns does so in their order. One that lists some of them does not tell which, but if each has
    // the name of another column of the CTE, the place in question is not among them.
    private static string? UnreadName(PlanNode scan, PlanNode cte, int place)
    {
        if (scan.Output.Count == cte.Output.Count)
        {
            return scan.Output[place];
        }

        HashSet<string> others = [.. cte.Output.Where((_, at) => at != place).Select(LastName)];
        return scan.Output.All(column => others.Contains(LastName(column))) ? "" : null;
    }

    private static string LastName(string text) => ColumnName.Parse(text)?.Column ?? text;

    private static bool IsTop(PlanNode node) => node.Parent is null || node.ParentRelationship is not ("Outer" or "Inner");

    private static bool IsPassOn(PlanNode node) =>
        node.IsSort() || node.IsGather() || node.NodeType is "Hash" or "Materialize" or "Limit" or "Memoize" or "Unique" or "LockRows";

    private static bool Lists(PlanNode node, string column) =>
        column.Length > 0 && node.Output.Any(output => output.Contains(column, StringComparison.Ordinal));

    // Any key but the list: conditions, sort and group keys.
    private static bool IsIn(PlanNode node, string text) => text.Length > 0 && node.Properties
        .Where(pair => pair.Key is not ("Output" or "Subplan Name"))
        .Any(pair => pair.Value is string value ? value.Contains(text, StringComparison.Ordinal)
            : pair.Value is List<object?> items && items.OfType<string>().Any(item => item.Contains(text, StringComparison.Ordinal)));
}
