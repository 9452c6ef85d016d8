using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class ReaderWritesPages : PlanRule
{
    private const double ManyBlocks = 1000;
    private const double DirtiedShare = 0.1;
    private const double KilobytesPerBlock = 8;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "reader-writes-pages",
        Code = "IO-WRITE",
        Title = "A reader had to write pages",
        Why = "The first reader after a load sets hint bits or prunes, and so makes pages dirty; one that finds no clean buffer must write "
            + "somebody's page out before it can read its own.",
        Advice = "VACUUM after a bulk load or mass update; a background writer that keeps clean buffers ready.",
        BadExample = "Seq Scan on loaded; Buffers: shared hit=12 read=9000 dirtied=9000 written=4000",
        GoodExample = "Seq Scan on loaded; Buffers: shared hit=12 read=9000",
        MaxSeverity = Severity.Medium,
        SeverityRule = "Medium if writing took 10 % of the execution time, else low.",
    };

    public override PlanNeeds Needs => PlanNeeds.Actuals | PlanNeeds.Buffers;

    // A scan that should not read so much should not dirty so much either.
    public override GivesWay GivesWay => GivesWay.AtSameNode;

    public override IEnumerable<Finding> Examine(PlanFacts facts)
    {
        // Writers and row locks dirty pages because that is their work.
        return facts.Nodes.Any(node => node.NodeType is "ModifyTable" or "LockRows")
            ? []
            : AppendMembers.Group(facts, facts.LiveNodes.Where(node => node.RelationName is not null && (Dirties(node) || Writes(node))))
                .Select(members => Found(facts, members));
    }

    private static bool Dirties(PlanNode node)
    {
        double touched = (node.Metrics.SharedHitBlocks ?? 0) + (node.Metrics.SharedReadBlocks ?? 0);
        return node.Metrics.SharedDirtiedBlocks is { } dirtied && dirtied >= ManyBlocks && dirtied >= DirtiedShare * touched;
    }

    private static bool Writes(PlanNode node) => node.Metrics.SharedWrittenBlocks >= ManyBlocks;

    private Finding Found(PlanFacts facts, AppendMembers members)
    {
        PlanNode node = members.Worst;
        double dirtied = node.Metrics.SharedDirtiedBlocks ?? 0;
        double written = node.Metrics.SharedWrittenBlocks ?? 0;
        double writeMs = members.All.Sum(member => member.Metrics.IoWriteMs ?? 0);
        string spent = writeMs > 0 ? $" ({Figure.Ms(writeMs)})" : "";
        string size = Figure.Megabytes(written * KilobytesPerBlock);
        return facts.About(Metadata, node, new NodeObservation
        {
            Message = $"{node} only reads, yet "
                + string.Join(" and ", new[]
                {
                    Dirties(node) ? $"made {Figure.Count(dirtied)} pages dirty" : null,
                    Writes(node) ? $"had to write {Figure.Count(written)} pages ({size}) out{spent}" : null,
                }.OfType<string>())
                + $".{members.Others}",
            Keys =
            [
                "Shared Hit Blocks", "Shared Read Blocks", "Shared Dirtied Blocks", "Shared Written Blocks", "Shared I/O Write Time",
                "WAL Bytes",
            ],
            Recommendation = Dirties(node)
                ? "The next reader is spared this. VACUUM the table after a bulk load or mass update, so that no query pays for it."
                : "The buffers were full of dirty pages: let the background writer do more (bgwriter_lru_maxpages, bgwriter_delay), or "
                    + "enlarge shared_buffers.",
            Sql = Dirties(node) ? $"VACUUM {IndexStatement.Table(node)};" : null,
            Stake = writeMs,
            Severity = facts.SharePercent(writeMs) >= PlanSeverity.MediumPercent ? Severity.Medium : Severity.Low,
        });
    }
}
