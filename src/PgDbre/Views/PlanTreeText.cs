using System.Globalization;
using System.Management.Automation;
using System.Text;
using PgDbre.Core.Findings;
using PgDbre.Core.Plans;
using PgDbre.Core.Plans.Nested;
using PgDbre.Core.Plans.Tree;
using PgDbre.Core.Reports;

namespace PgDbre.Views;

/// <summary>
/// The default view of a plan: a tree with each node's own time, rows against the estimate, and the findings beside their nodes.
/// Colours are ANSI; PowerShell takes them out where output is redirected or NO_COLOR is set.
/// </summary>
public static class PlanTreeText
{
    private const int BarWidth = 8;
    private const int LongestLine = 200;

    // Where the nodes begin, behind time, bar, rows and estimate.
    private const int NodeColumn = 48;
    private const string Reset = "\u001b[0m";

    /// <summary>The view's text; what a stranger wrote in a query or a name cannot act on the terminal.</summary>
    public static string Render(object? value)
    {
        if ((value is PSObject wrapped ? wrapped.BaseObject : value) is not Plan plan)
        {
            return "";
        }

        StringBuilder text = new();
        text.Append(Line(plan.Query ?? "(query unknown)", LongestLine)).Append('\n').Append(Summary(plan)).Append("\n\n");
        AppendTree(text, plan);
        foreach (NestedStatement statement in plan.Nested)
        {
            text.Append('\n').Append(Line(Heading(statement), LongestLine)).Append("\n\n");
            AppendTree(text, statement.Plan);
        }

        return text.ToString();
    }

    private static void AppendTree(StringBuilder text, Plan plan)
    {
        text.Append(plan.IsAnalyzed ? $"{"alone",11}" : $"{"cost alone",11}").Append($" {"",-BarWidth} {"rows",12} {"estimate",12}  node\n");
        foreach (PlanTreeLine line in PlanTree.Lines(plan))
        {
            AppendNode(text, plan, line);
        }

        if (plan.OutsideTree.ToString() is { Length: > 0 } outside)
        {
            text.Append("outside the tree: ").Append(outside).Append('\n');
        }

        foreach (Finding finding in PlanTree.OfTheStatement(plan))
        {
            AppendFinding(text, finding, "");
        }
    }

    private static string Heading(NestedStatement statement)
    {
        string share = statement.SharePercent is { } percent ? $" ({percent.ToString("0.#", CultureInfo.InvariantCulture)} %)" : "";
        string slowest = statement.Calls > 1 ? $", the slowest took {Ms(statement.MaxMs)}" : "";
        string calls = $"{Count(statement.Calls)} {(statement.Calls == 1 ? "call" : "calls")}";
        return $"Inside functions: {calls}, {Ms(statement.TotalMs)}{share}{slowest}: {statement.Query}";
    }

    private static string Summary(Plan plan)
    {
        string kind = plan.IsGeneric ? "generic plan, " : "";
        string time = plan.ExecutionMs is { } ms ? $"{Ms(ms)} execution" : $"cost {Count(plan.TotalCost)}, estimates only";
        string planning = plan.PlanningMs is { } planned ? $", {Ms(planned)} planning" : "";
        long read = plan.SharedReadBlocks ?? 0;
        string blocks = plan.SharedHitBlocks is { } hit ? $", {Count(hit + read)} blocks ({Count(read)} read)" : "";
        string where = plan.Server is null ? "" : $", {plan.Database} on {plan.Server}";
        return Line($"{kind}{time}{planning}{blocks}{where}", LongestLine);
    }

    private static void AppendNode(StringBuilder text, Plan plan, PlanTreeLine line)
    {
        NodeMetrics metrics = line.Node.Metrics;
        string own = plan.IsAnalyzed ? metrics.ExclusiveMs is { } ms ? Ms(ms) : "" : Count(metrics.ExclusiveCost);
        string rows = metrics.TotalRows is { } actual ? Count(actual) : "";
        string estimate = Count(metrics.TotalPlanRows ?? line.Node.PlanRows);
        string indent = new(' ', 2 * line.Depth);
        string detail = line.Detail.Length == 0 ? "" : $"  {Line(line.Detail, 100)}";
        text.Append($"{own,11} {Bar(line.SharePercent)} {rows,12} {estimate,12}  {indent}{Line(line.Node.ToString(), 100)}{detail}\n");
        foreach (Finding finding in line.Findings)
        {
            AppendFinding(text, finding, new string(' ', NodeColumn + indent.Length) + "^ ");
        }
    }

    private static void AppendFinding(StringBuilder text, Finding finding, string lead)
    {
        string colour = finding.Severity switch
        {
            Severity.High or Severity.Critical => "\u001b[31m",
            Severity.Medium => "\u001b[33m",
            _ => "\u001b[36m",
        };
        string because = finding.Cause is null ? "" : $" (because of {finding.Cause})";
        text.Append(colour).Append(lead).Append($"{finding.Severity} {finding.RuleId}: {Line(finding.Message, LongestLine)}{because}").Append(Reset).Append('\n');
        // A statement is there to be copied, so that it is never cut.
        string? sql = finding.Sql is null ? null : VisibleText.OneLine(finding.Sql);
        string? proof = finding.Proof is null ? null : Line(finding.Proof.ToString(), LongestLine);
        foreach (string below in new[] { sql, proof }.OfType<string>())
        {
            text.Append(new string(' ', lead.Length)).Append(below).Append('\n');
        }
    }

    private static string Bar(double share)
    {
        int blocks = (int)Math.Round(share * BarWidth / 100, MidpointRounding.AwayFromZero);
        string bar = new string('█', blocks).PadRight(BarWidth);
        string? colour = share switch { >= 40 => "\u001b[31m", >= 10 => "\u001b[33m", _ => null };
        return colour is null ? bar : colour + bar + Reset;
    }

    private static string Line(string text, int longest)
    {
        string line = VisibleText.OneLine(text);
        return line.Length <= longest ? line : line[..(longest - 1)] + "…";
    }

    private static string Count(double value) => Math.Round(value).ToString("#,##0", CultureInfo.InvariantCulture);

    private static string Ms(double value) => value.ToString(value < 10 ? "0.00" : "#,##0.0", CultureInfo.InvariantCulture) + " ms";
}
