using System.Globalization;
using PgDbre.Core.Findings;
using PgDbre.Core.Plans.Findings;

namespace PgDbre.Core.Plans.Gate;

internal sealed class PlanBuffersGrew : PlanGateRule
{
    /// <summary>A handful of blocks more is a deeper index or a few hint bits, whatever the factor.</summary>
    private const long LeastGrowth = 8;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "plan-buffers-grew",
        Title = "The query touches more blocks than in the baseline",
        Why = "Blocks are the work a query makes; unlike milliseconds they do not depend on what else the machine does.",
        Advice = "Find the node that grew with Compare-PgPlan; if the growth is meant, accept it with -UpdateBaseline.",
        BadExample = "2470 blocks, where the baseline has 12",
        GoodExample = "13 blocks, where the baseline has 12",
        MaxSeverity = Severity.High,
        SeverityRule = "High beyond -MaxBufferGrowth; info where blocks were not counted and the rule could not judge.",
    };

    public override IEnumerable<Finding> Examine(PlanGateSubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        if (subject.Accepted.Max(accepted => accepted.Blocks) is not { } before)
        {
            yield break;
        }

        if (PlanBlocks.Of(subject.Plan) is not { } now)
        {
            yield return subject.Finding(
                Metadata,
                Severity.Info,
                "Not checked: the baseline counts blocks and this plan does not.",
                "no Shared Hit Blocks",
                "Run the query: Invoke-PgExplain -Analyze.");
            yield break;
        }

        if (now > before * subject.MaxBufferGrowth && now - before >= LeastGrowth)
        {
            string factor = (now / (double)Math.Max(1, before)).ToString("0.0", CultureInfo.InvariantCulture);
            string limit = subject.MaxBufferGrowth.ToString("0.##", CultureInfo.InvariantCulture);
            yield return subject.Finding(
                Metadata,
                Severity.High,
                $"It touches {Figure.Count(now)} blocks; the baseline has {Figure.Count(before)}. That is {factor} times as many, and {limit} times are allowed.",
                $"blocks now = {now}, blocks before = {before}",
                Metadata.Advice);
        }
    }
}
