using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class MostlyReadFromDisk : PlanRule
{
    private const double ManyBlocks = 1000;
    private const double ReadShare = 0.5;
    private const double WaitedShare = 0.4;
    private const double KilobytesPerBlock = 8;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "mostly-read-from-disk",
        Code = "IO-READ",
        Title = "Most blocks were not in the cache",
        Why = "What is not in shared_buffers comes from the operating system or the disk; here the statement spent its time waiting "
            + "for it.",
        Advice = "Repeat it: a second run tells a cold cache from a table larger than memory. Then fewer blocks, or more memory.",
        BadExample = "Seq Scan on events; Buffers: shared hit=96 read=32544; I/O Timings: shared read=812.4",
        GoodExample = "Seq Scan on events; Buffers: shared hit=32640",
        MaxSeverity = Severity.Medium,
        SeverityRule = "By the share of time spent reading: medium from 10 %, else low; never high, as the next run may find it cached.",
    };

    public override PlanNeeds Needs => PlanNeeds.Actuals | PlanNeeds.Timing | PlanNeeds.Buffers;

    // A scan that reads too much also reads from disk.
    public override GivesWay GivesWay => GivesWay.AtSameNode;

    public override IEnumerable<Finding> Examine(PlanFacts facts)
    {
        foreach (AppendMembers members in AppendMembers.Group(facts, facts.LiveNodes.Where(IsMostlyRead)))
        {
            PlanNode node = members.Worst;
            double read = members.All.Sum(member => member.Metrics.SharedReadBlocks ?? 0);
            double hit = members.All.Sum(member => member.Metrics.SharedHitBlocks ?? 0);
            double? waited = members.All.Any(member => member.Metrics.IoReadMs is not null) ? members.All.Sum(WaitedMs) : null;
            double stake = Math.Min(waited ?? members.All.Sum(facts.Own), members.All.Sum(facts.Own));
            yield return facts.About(Metadata, node, new NodeObservation
            {
                Message = $"{node} read {Figure.Count(read)} of {Figure.Count(hit + read)} blocks "
                    + $"({Figure.Megabytes(read * KilobytesPerBlock)}) from outside the server's cache"
                    + (waited is null ? "." : $" and waited {Figure.Ms(stake)} of {Figure.Ms(members.All.Sum(facts.Own))} for them.")
                    + members.Others,
                Keys = ["Shared Hit Blocks", "Shared Read Blocks", "Shared I/O Read Time", "I/O Read Time"],
                Recommendation = "Repeat it once: if the second run is fast, the cache was cold. If not, the blocks do not fit into "
                    + "shared_buffers: touch fewer (an index, a partition, fewer columns by a covering index), or give the server more "
                    + "memory.",
                Stake = stake,
                Severity = facts.SharePercent(stake) >= PlanSeverity.MediumPercent ? Severity.Medium : Severity.Low,
                // Without track_io_timing nobody knows whether the operating system had them.
                IsApproximate = waited is null,
            });
        }
    }

    private static bool IsMostlyRead(PlanNode node)
    {
        double read = node.Metrics.SharedReadBlocks ?? 0;
        return read >= ManyBlocks && read >= ReadShare * (read + (node.Metrics.SharedHitBlocks ?? 0))
            && (node.Metrics.IoReadMs is null || WaitedMs(node) >= WaitedShare * (node.Metrics.ExclusiveMs ?? 0));
    }

    // The server adds the waits of all processes up.
    private static double WaitedMs(PlanNode node)
    {
        double processes = node.Metrics.InclusiveMs > 0 ? (node.ActualTotalMs * node.Loops / node.Metrics.InclusiveMs) ?? 1 : 1;
        return (node.Metrics.IoReadMs ?? 0) / Math.Max(1, processes);
    }
}
