using PgDbre.Core.Indexes.Candidates;

namespace PgDbre.Core.Indexes.Selection;

/// <summary>Takes out again what later choices made useless, the least loss first.</summary>
internal sealed class DropPass(Appraiser appraiser)
{
    // A loss below this share of the workload is none, as long as no single query feels it.
    private const double Negligible = 0.001;

    /// <summary>The choice without what nobody misses, and what was taken out.</summary>
    public async Task<(Choice Choice, IReadOnlyList<CandidateMove> Dropped)> RunAsync(Choice choice, CancellationToken cancellation)
    {
        List<CandidateMove> dropped = [];
        while (choice.Moves.Count > 0)
        {
            Change[] removals = [.. choice.Moves.Select(move => new Change(null, move))];
            IReadOnlyList<Appraisal> losses =
                await appraiser.AppraiseAsync(choice, removals, always: false, cancellation).ConfigureAwait(false);
            double total = appraiser.TotalMs(choice);
            Appraisal? useless =
                losses.Where(loss => IsUseless(loss, total)).Select(loss => LesserLoss(loss, losses)).MaxBy(loss => loss.Gain);
            if (useless is null)
            {
                break;
            }

            choice = choice.After(useless.Change);
            dropped.Add(useless.Change.Removed!);
        }

        return (choice, dropped);
    }

    // Of a narrow index and the wider one that serves it as well, that goes which is missed less.
    private static Appraisal LesserLoss(Appraisal loss, IReadOnlyList<Appraisal> all) => loss.ServedBy is { } wide
        && all.FirstOrDefault(other => other.Change.Removed == wide) is { IsKnown: true } other
        && other.Gain > loss.Gain
            ? other
            : loss;

    // What is asked of an index that comes (gain for some query) is asked of one that stays (harm to some query without it).
    private static bool IsUseless(Appraisal loss, double total) =>
        loss.IsKnown
        && (loss.Gain >= 0
            || (loss.HarmPercent < loss.WantedPercent && (-loss.Gain <= Negligible * total || loss.ServedBy is not null)));
}
