using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Gate;

internal sealed class PlanShapeChanged : PlanGateRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "plan-shape-changed",
        Title = "The planner decided otherwise than in the baseline",
        Why = "Another scan, join or index on the same query is how most regressions begin, on a test database perhaps before they hurt.",
        Advice = "Look at the new plan; if it is as good, accept it with -UpdateBaseline.",
        BadExample = "Seq Scan on orders, where the baseline has Index Scan using orders_customer_id_idx on orders",
        GoodExample = "Index Scan using orders_customer_id_idx on orders, as in the baseline",
        MaxSeverity = Severity.Medium,
        SeverityRule = "Always medium: the change may be for the better.",
    };

    public override IEnumerable<Finding> Examine(PlanGateSubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        PlanShape now = PlanShape.Of(subject.Plan);
        if (subject.Accepted.Count == 0 || subject.Accepted.Any(accepted => accepted.ShapeText == now.Text))
        {
            yield break;
        }

        string[] lines = [.. now.Text.Split('\n').Select(line => line.Trim())];
        string[] before = [.. subject.Accepted[0].Shape.Select(line => line.Trim())];
        string gone = Text(before.Except(lines));
        string come = Text(lines.Except(before));
        string message = (gone, come) switch
        {
            ("", "") => "The plan has the same steps as the baseline in another arrangement.",
            ("", _) => $"The plan now has {come}.",
            (_, "") => $"The plan no longer has {gone}.",
            _ => $"The plan has {come} where the baseline has {gone}.",
        };
        yield return subject.Finding(Metadata, Severity.Medium, message, now.Text, Metadata.Advice);
    }

    private static string Text(IEnumerable<string> lines) => string.Join(", ", lines);
}
