using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class FullPageImages : PlanRule
{
    private const double PageBytes = 8192;
    private const double ManyImages = 1000;
    private const double MostOfIt = 0.5;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "full-page-images-dominate",
        Code = "WAL-FPI",
        Title = "Full-page images make up most of the WAL",
        Why = "The first change of a page after a checkpoint writes the whole page to the WAL: scattered changes and frequent checkpoints "
            + "multiply what replicas, archives and disks have to take.",
        Advice = "Checkpoints further apart (max_wal_size, checkpoint_timeout), wal_compression, changes in the order of the pages.",
        BadExample = "WAL: records=40000 fpi=2500 bytes=21000000",
        GoodExample = "WAL: records=40000 fpi=12 bytes=2900000",
        MaxSeverity = Severity.Low,
        SeverityRule = "Always low: the statement itself hardly waits for it.",
    };

    public override IEnumerable<Finding> Examine(PlanFacts facts)
    {
        // What a reader writes is hint bits; reader-writes-pages speaks of that.
        foreach (PlanNode node in facts.LiveNodes.Where(node => node.NodeType == "ModifyTable"))
        {
            double images = node.Metrics.WalFullPageImages ?? 0;
            double bytes = node.Metrics.WalBytes ?? 0;
            double share = Math.Min(1, images * PageBytes / Math.Max(1, bytes));
            if (images < ManyImages || share < MostOfIt)
            {
                continue;
            }

            double full = node.Number("WAL Buffers Full") ?? 0;
            yield return facts.About(Metadata, node, new NodeObservation
            {
                Message = $"{node} wrote {Figure.Megabytes(bytes / 1024)} of WAL, up to {Figure.Percent(100 * share)} of it images of "
                    + $"{Figure.Count(images)} whole pages."
                    + (full > 0 ? $" The WAL buffers were full {Figure.Count(full)} times." : ""),
                Keys = ["WAL Records", "WAL FPI", "WAL Bytes", "WAL Buffers Full"],
                Recommendation = "Right after a checkpoint this is as it must be: repeat it. If it stays so, raise max_wal_size so that "
                    + "checkpoints come by checkpoint_timeout, and turn wal_compression on."
                    + (full > 0 ? " Raise wal_buffers." : ""),
                Stake = 0,
                Severity = Severity.Low,
                // An image leaves out the page's free space and may be compressed: the share is the most it can be.
                IsApproximate = true,
            });
        }
    }
}
