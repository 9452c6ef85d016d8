using System.Globalization;
using PgDbre.Core.Catalog;
using PgDbre.Core.Indexes.Candidates;
using PgDbre.Core.Indexes.Estimates;

namespace PgDbre.Core.Indexes.Selection;

/// <summary>
/// Chooses indexes for a whole workload by what-if costs: greedily the move that saves most, until none helps any query
/// enough; then drops what later choices made useless.
/// </summary>
internal sealed class IndexSelector(IWhatIfPlanner planner, SchemaCatalog catalog, double minGainPercent)
{
    // Costs this close are equal for the planner's precision; then the rules and the size decide.
    private const double TieShare = 0.01;

    // A narrow index beside a wider one with the same beginning must halve a cost to be worth its writes.
    private const double PrefixGainPercent = 50;
    private readonly WhatIfCache _cache = new(planner);
    private readonly List<RejectedCandidate> _rejected = [];

    public async Task<SelectionResult> SelectAsync(IReadOnlyList<PlannedQuery> queries, CancellationToken cancellation)
    {
        List<CandidateMove> open = [.. queries.SelectMany(query => query.Moves).Where(IsSimulable).DistinctBy(move => move.Signature)];
        List<CandidateMove> taken = [];
        while (await BestAsync(queries, taken, open, cancellation).ConfigureAwait(false) is { } best)
        {
            taken.Add(best.Move);
            open.Remove(best.Move);
        }

        await DropUselessAsync(queries, taken, cancellation).ConfigureAwait(false);
        List<SelectedIndex> selected = [];
        foreach (CandidateMove move in taken)
        {
            selected.AddRange(await DescribeAsync(queries, taken, move, cancellation).ConfigureAwait(false));
        }

        return new SelectionResult(selected, _rejected);
    }

    private async Task<Trial?> BestAsync(
        IReadOnlyList<PlannedQuery> queries, List<CandidateMove> taken, List<CandidateMove> open, CancellationToken cancellation)
    {
        List<Trial> helping = [];
        foreach (CandidateMove move in open.ToList())
        {
            Trial trial = await TryAsync(queries, taken, move, cancellation).ConfigureAwait(false);
            if (trial.Gain > 0)
            {
                helping.Add(trial);
            }
            else
            {
                open.Remove(move);
                Reject(trial, taken.Count > 0);
            }
        }

        double most = helping.Count == 0 ? 0 : helping.Max(trial => trial.Gain);
        return helping.Where(trial => trial.Gain >= most * (1 - TieShare))
            .OrderByDescending(trial => trial.Move.Candidates.All(candidate => candidate.IsRuleChoice))
            .ThenBy(trial => trial.SizeBytes)
            .FirstOrDefault();
    }

    private async Task<Trial> TryAsync(
        IReadOnlyList<PlannedQuery> queries, List<CandidateMove> taken, CandidateMove move, CancellationToken cancellation)
    {
        double gain = 0;
        double bestPercent = 0;
        double wanted = WantedPercent(move, taken);
        foreach (PlannedQuery query in Touched(queries, move))
        {
            double before = (await _cache.CostAsync(query, taken, cancellation).ConfigureAwait(false)).Cost;
            WhatIfCost after = await _cache.CostAsync(query, [.. taken, move], cancellation).ConfigureAwait(false);
            if (after.Refusal is not null)
            {
                return new Trial { Move = move, Refusal = after.Refusal };
            }

            double percent = IsUsed(after, move) && before > 0 ? 100 * (before - after.Cost) / before : 0;
            bestPercent = Math.Max(bestPercent, percent);
            gain += percent >= wanted ? query.Query.Weight * (before - after.Cost) : 0;
        }

        return new Trial { Move = move, Gain = gain, BestPercent = bestPercent, WantedPercent = wanted, SizeBytes = SizeOf(move) };
    }

    // The last added is the least likely to be useless, so the oldest are tried first.
    private async Task DropUselessAsync(IReadOnlyList<PlannedQuery> queries, List<CandidateMove> taken, CancellationToken cancellation)
    {
        foreach (CandidateMove move in taken.ToList())
        {
            CandidateMove[] without = [.. taken.Where(other => other != move)];
            bool isNeeded = false;
            double wanted = WantedPercent(move, without);
            foreach (PlannedQuery query in Touched(queries, move))
            {
                double with = (await _cache.CostAsync(query, taken, cancellation).ConfigureAwait(false)).Cost;
                double missing = (await _cache.CostAsync(query, without, cancellation).ConfigureAwait(false)).Cost;
                isNeeded |= 100 * (missing - with) >= wanted * missing;
            }

            if (!isNeeded)
            {
                taken.Remove(move);
                _rejected.AddRange(move.Candidates.Select(candidate => new RejectedCandidate(candidate.ToString(), "Other recommended indexes serve its queries as well.")));
            }
        }
    }

    private async Task<IEnumerable<SelectedIndex>> DescribeAsync(
        IReadOnlyList<PlannedQuery> queries, List<CandidateMove> taken, CandidateMove move, CancellationToken cancellation)
    {
        List<PlannedQuery> served = [];
        double before = 0;
        double after = 0;
        foreach (PlannedQuery query in Touched(queries, move))
        {
            WhatIfCost cost = await _cache.CostAsync(query, taken, cancellation).ConfigureAwait(false);
            if (IsUsed(cost, move) && cost.Cost < query.Plan.TotalCost)
            {
                served.Add(query);
                before += query.Query.Weight * query.Plan.TotalCost;
                after += query.Query.Weight * cost.Cost;
            }
        }

        return move.Candidates.Select(candidate => new SelectedIndex
        {
            Candidate = candidate,
            Verification = Verification.Verified,
            Queries = served,
            CostBefore = before,
            CostAfter = after,
        });
    }

    private void Reject(Trial trial, bool isAfterOthers)
    {
        string reason = trial.Refusal is { } refusal
            ? $"The server refuses it: {refusal}"
            : trial.BestPercent <= 0
                ? isAfterOthers ? "The planner does not use it beside the indexes recommended." : "The planner does not use it."
                : string.Create(CultureInfo.InvariantCulture, $"It saves {trial.BestPercent:0.#} % of the cost at most; {trial.WantedPercent:0.#} % are asked for.");
        _rejected.AddRange(trial.Move.Candidates.Select(candidate => new RejectedCandidate(candidate.ToString(), reason)));
    }

    private long SizeOf(CandidateMove move) => move.Candidates.Sum(candidate =>
        catalog.Find(candidate.Definition.Table) is { } table ? IndexSize.Estimate(table, candidate.Definition) ?? 0 : 0);

    private double WantedPercent(CandidateMove move, IEnumerable<CandidateMove> others)
    {
        bool isPrefix = move.Candidates.All(narrow => others.SelectMany(other => other.Candidates).Any(wide =>
            IndexCoverage.IsServedBy(narrow.Definition, narrow.FreeKeys, narrow.IsSorted, wide.Definition)));
        return isPrefix ? Math.Max(PrefixGainPercent, minGainPercent) : minGainPercent;
    }

    private static bool IsSimulable(CandidateMove move) => move.Candidates.All(candidate => candidate.IsSimulable);

    private static IEnumerable<PlannedQuery> Touched(IReadOnlyList<PlannedQuery> queries, CandidateMove move) =>
        queries.Where(query => query.Query.Statement is not null && query.Tables.Contains(move.Candidates[0].Definition.Table));

    private static bool IsUsed(WhatIfCost cost, CandidateMove move) =>
        move.Candidates.All(candidate => cost.Used.Any(used => used.Definition.Signature == candidate.Definition.Signature));
}
