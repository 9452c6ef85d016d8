using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Tree;

/// <summary>One node as a line of a drawn plan.</summary>
/// <param name="Node">The node.</param>
/// <param name="Depth">Levels below the root.</param>
/// <param name="SharePercent">Its own part of the whole, 0 to 100: of the time where it was measured, else of the planner's cost.</param>
/// <param name="Findings">What is wrong with this node.</param>
public sealed record PlanTreeLine(PlanNode Node, int Depth, double SharePercent, IReadOnlyList<Finding> Findings)
{
    /// <summary>What the node looks at: conditions and keys as the server deparses them; empty if it has none.</summary>
    public string Detail => string.Join("; ", Details());

    private IEnumerable<string> Details()
    {
        (string Label, string? Text)[] conditions =
        [
            ("Index Cond", Node.IndexCond), ("Order By", Node.OrderBy), ("Recheck", Node.RecheckCond), ("Hash Cond", Node.HashCond),
            ("Merge Cond", Node.MergeCond), ("Join Filter", Node.JoinFilter), ("Filter", Node.Filter),
            ("by", Keys(Node.SortKey)), ("by", Keys(Node.GroupKey)),
        ];
        return conditions.Where(condition => condition.Text is not null).Select(condition => $"{condition.Label} {condition.Text}");
    }

    private static string? Keys(IReadOnlyList<string> keys) => keys.Count == 0 ? null : string.Join(", ", keys);
}
