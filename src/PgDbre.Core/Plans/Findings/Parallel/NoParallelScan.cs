using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class NoParallelScan : PlanRule
{
    private const double LongMs = 500;
    private const double LargePercent = 40;
    private const double PageKilobytes = 8;
    private const int FewWorkers = 2;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "no-parallel-scan",
        Code = "PAR-NONE",
        Title = "Large scan by a single process, as the settings demand",
        Why = "The statement spends its time in one sequential scan that several processes could share, and a setting forbids it.",
        Advice = "Allow parallel workers for this statement or its role; OLTP roles may well stay without.",
        BadExample = "Seq Scan on events (812 ms); Settings: max_parallel_workers_per_gather = '0'",
        GoodExample = "Gather (Workers Launched: 2) -> Parallel Seq Scan on events",
        MaxSeverity = Severity.Medium,
        SeverityRule = "By the share of time that two workers would take over: medium from 10 %, else low; never high.",
    };

    public override PlanNeeds Needs => PlanNeeds.Actuals | PlanNeeds.Timing | PlanNeeds.Buffers;

    // Where an index is missing, more processes are the wrong answer.
    public override GivesWay GivesWay => GivesWay.AtSameNode;

    public override IEnumerable<Finding> Examine(PlanFacts facts)
    {
        // No plan that writes, locks rows or gathers already can gather here.
        if (facts.Nodes.Any(node => node.IsGather() || node.NodeType is "ModifyTable" or "LockRows"))
        {
            yield break;
        }

        foreach (PlanNode scan in facts.LiveNodes.Where(node => node is { NodeType: "Seq Scan", Loops: 1 } && IsLarge(facts, node)))
        {
            if (Obstacle(facts.Plan, scan) is ({ } setting, { } better))
            {
                yield return Found(facts, scan, setting, better);
            }
        }
    }

    private static bool IsLarge(PlanFacts facts, PlanNode scan) =>
        facts.Own(scan) >= LongMs && facts.SharePercent(facts.Own(scan)) >= LargePercent;

    // The settings a plan tells (SETTINGS); a function that is not parallel safe cannot be seen in it.
    private static (string Setting, string Better)? Obstacle(Plan plan, PlanNode scan)
    {
        if (plan.Settings.GetValueOrDefault("max_parallel_workers_per_gather") == "0")
        {
            return ("max_parallel_workers_per_gather", FewWorkers.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        double kilobytes = ((scan.Metrics.SharedHitBlocks ?? 0) + (scan.Metrics.SharedReadBlocks ?? 0)) * PageKilobytes;
        return WorkMemory.Parse(plan.Settings.GetValueOrDefault("min_parallel_table_scan_size")) > kilobytes
            ? ("min_parallel_table_scan_size", "'8MB'")
            : null;
    }

    private Finding Found(PlanFacts facts, PlanNode scan, string setting, string better)
    {
        double stake = facts.Own(scan) * FewWorkers / (FewWorkers + 1);
        return facts.About(Metadata, scan, new NodeObservation
        {
            Message = $"{scan} took {Figure.Ms(facts.Own(scan))} in one process, because {setting} is {facts.Plan.Settings[setting]}.",
            Keys = ["Parallel Aware", "Actual Rows", "Actual Total Time", "Shared Hit Blocks", "Shared Read Blocks"],
            Recommendation = $"Try it with {FewWorkers} workers: at best they take over two thirds of the scan. Set it for this statement "
                + "or for a reporting role; on a busy server every worker is one more process.",
            Sql = $"SET LOCAL {setting} = {better};",
            Stake = stake,
            Severity = facts.SharePercent(stake) >= PlanSeverity.MediumPercent ? Severity.Medium : Severity.Low,
            IsApproximate = true,
        });
    }
}
