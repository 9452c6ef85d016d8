using System.Text;
using System.Text.RegularExpressions;
using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans;

/// <summary>
/// A plan without its figures: node types, relations, indexes, join types, strategies and their nesting. Costs, rows, times, conditions,
/// aliases and numbers of workers are not in it, so that it changes only when the planner decides otherwise.
/// </summary>
/// <remarks>
/// The members of an Append are written with # for the digits of their names, and equal ones once: a new partition each month is no
/// change. InitPlans and SubPlans go without their names, which version 17 changed.
/// </remarks>
public sealed partial class PlanShape
{
    private PlanShape(string text)
    {
        Text = text;
        Fingerprint = FindingFingerprint.Hash(text);
    }

    /// <summary>One line for each node, indented by two blanks for each level.</summary>
    public string Text { get; }

    /// <summary>The first 16 hexadecimal digits of the SHA-256 of <see cref="Text"/> in UTF-8.</summary>
    public string Fingerprint { get; }

    /// <summary>The shape of a plan.</summary>
    public static PlanShape Of(Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new PlanShape(string.Join('\n', Lines(plan.Root, depth: 0, isMember: false)));
    }

    /// <inheritdoc />
    public override string ToString() => Fingerprint;

    private static List<string> Lines(PlanNode node, int depth, bool isMember)
    {
        List<string> lines = [new string(' ', 2 * depth) + Line(node, isMember)];
        HashSet<string> members = [];
        foreach (PlanNode child in node.Children)
        {
            bool childIsMember = isMember || child.ParentRelationship == "Member";
            List<string> below = Lines(child, depth + 1, childIsMember);
            if (child.ParentRelationship != "Member" || members.Add(string.Join('\n', below)))
            {
                lines.AddRange(below);
            }
        }

        return lines;
    }

    private static string Line(PlanNode node, bool isMember)
    {
        StringBuilder line = new();
        line.Append(node.ParentRelationship is "InitPlan" or "SubPlan" ? $"{node.ParentRelationship}: " : "");
        line.Append(node.IsParallelAware ? "Parallel " : "").Append(node.NodeType);
        foreach (string key in (string[])["Operation", "Strategy", "Partial Mode", "Join Type", "Scan Direction"])
        {
            // What goes without saying, and what older servers leave out, is left out.
            line.Append(node.Text(key) is { } value and not ("Plain" or "Simple" or "Forward" or "NoMovement") ? $" {value}" : "");
        }

        line.Append(node.IndexName is { } index ? $" using {Name(index, isMember)}" : "");
        line.Append((node.RelationName ?? node.CteName ?? node.Text("Function Name")) is { } subject ? $" on {Name(subject, isMember)}" : "");
        return line.ToString();
    }

    private static string Name(string name, bool isMember) => isMember ? Digits().Replace(name, "#") : name;

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
