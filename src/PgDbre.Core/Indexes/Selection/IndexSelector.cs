using PgDbre.Core.Catalog;
using PgDbre.Core.Indexes.Candidates;
using PgDbre.Core.Indexes.Estimates;
using PgDbre.Core.Indexes.WhatIf;

namespace PgDbre.Core.Indexes.Selection;

/// <summary>
/// Chooses indexes for a whole workload by what-if costs: weighs what reads save against what writes pay, within a budget. Whatever the
/// time, its answer is valid; with more time it is better.
/// </summary>
internal sealed class IndexSelector(
    IWhatIfPlanner planner, SchemaCatalog catalog, WriteLoad writes, SelectionLimits limits, Deadline deadline)
{
    private const int JointLimit = 40;
    private readonly WhatIfCosts _costs = new(planner, deadline);
    private readonly Replacements _replacements = new(planner, catalog);
    private readonly List<RejectedCandidate> _rejected = [];

    public async Task<SelectionResult> SelectAsync(IReadOnlyList<PlannedQuery> queries, CancellationToken cancellation)
    {
        Appraiser appraiser = new(_costs, queries, writes, catalog, limits, _replacements);
        List<CandidateMove> all = await AcceptedAsync(queries, cancellation).ConfigureAwait(false);
        IReadOnlyDictionary<CandidateMove, double> helpful = await HelpfulAsync(appraiser, all, cancellation).ConfigureAwait(false);
        IndexCandidate[] candidates = [.. helpful.Keys.SelectMany(move => move.Candidates)];
        await _replacements.ProveAsync(candidates, choice: null, queries, cancellation).ConfigureAwait(false);

        Choice choice = await SearchAsync(appraiser, helpful, cancellation).ConfigureAwait(false);
        await _replacements.ProveAsync(choice.Indexes, choice.Indexes, queries, cancellation).ConfigureAwait(false);
        ChoiceReport report = new(appraiser, choice, limits, writes, _replacements);
        _rejected.AddRange(await report.RejectionsAsync(all, cancellation).ConfigureAwait(false));
        return new SelectionResult(await report.SelectedAsync(cancellation).ConfigureAwait(false), _rejected)
        {
            Regressions = report.Regressions(),
            PlanCount = _costs.Asked,
            IsComplete = !deadline.WasHit,
            CostBefore = report.Cost(Choice.Empty),
            CostAfter = report.Cost(choice),
        };
    }

    private async Task<Choice> SearchAsync(
        Appraiser appraiser, IReadOnlyDictionary<CandidateMove, double> helpful, CancellationToken cancellation)
    {
        CandidateMove[] open = [.. helpful.Keys];
        Choice choice = await new ExtendSearch(appraiser, limits, deadline, perByte: false)
            .RunAsync(Choice.Empty, open, cancellation).ConfigureAwait(false);
        if (!limits.IsTight)
        {
            return choice;
        }

        // Where room is short the best gain for each byte is mostly the better order, but not always.
        Choice perByte = await new ExtendSearch(appraiser, limits, deadline, perByte: true)
            .RunAsync(Choice.Empty, open, cancellation).ConfigureAwait(false);
        choice = appraiser.TotalMs(perByte) < appraiser.TotalMs(choice) ? perByte : choice;
        choice = await new SwapPass(appraiser, limits, deadline).RunAsync(choice, helpful, cancellation).ConfigureAwait(false);
        return await new ExtendSearch(appraiser, limits, deadline, perByte: false)
            .RunAsync(choice, open, cancellation).ConfigureAwait(false);
    }

    // What the server refuses, such as an expression that is not IMMUTABLE, is out before anything is planned.
    private async Task<List<CandidateMove>> AcceptedAsync(IReadOnlyList<PlannedQuery> queries, CancellationToken cancellation)
    {
        List<CandidateMove> moves =
        [
            .. queries.Where(query => query.IsSimulable).SelectMany(query => query.Moves)
                .Where(move => move.Candidates.All(candidate => candidate.IsSimulable)).DistinctBy(move => move.Signature),
        ];
        IndexCandidate[] candidates =
            [.. moves.SelectMany(move => move.Candidates).DistinctBy(candidate => candidate.Definition.Signature)];
        IReadOnlyDictionary<string, string> refusals = await planner.RefusalsAsync(candidates, cancellation).ConfigureAwait(false);
        foreach (IndexCandidate refused in candidates.Where(candidate => refusals.ContainsKey(candidate.Definition.Signature)))
        {
            _rejected.Add(new RejectedCandidate(refused.ToString(), $"The server refuses it: {refusals[refused.Definition.Signature]}")
            {
                Cause = RejectionCause.Refused,
            });
        }

        moves.RemoveAll(move => move.Candidates.Any(candidate => refusals.ContainsKey(candidate.Definition.Signature)));
        return moves;
    }

    // What each brings alone, ms. An index that neither helps a query alone nor is used when all the query's candidates are there is
    // looked at no more; one that is used only beside others may bring anything.
    private async Task<IReadOnlyDictionary<CandidateMove, double>> HelpfulAsync(
        Appraiser appraiser, IReadOnlyList<CandidateMove> moves, CancellationToken cancellation)
    {
        Change[] changes = [.. moves.Select(move => new Change(move, null))];
        IReadOnlyList<Appraisal> alone =
            await appraiser.AppraiseAsync(Choice.Empty, changes, always: false, cancellation).ConfigureAwait(false);
        Dictionary<PlannedQuery, Choice> together = appraiser.Queries.ToDictionary(
            query => query, query => new Choice([.. moves.Where(move => move.Candidates.Any(query.CouldUse)).Take(JointLimit)]));
        await _costs.AskAsync(together.Select(pair => (pair.Key, pair.Value.Indexes)), always: false, cancellation).ConfigureAwait(false);
        HashSet<string> used =
            [.. together.SelectMany(pair => appraiser.UsedBy(pair.Key, pair.Value)).Select(candidate => candidate.Definition.Signature)];
        return moves.Zip(alone)
            .Where(pair =>
                pair.Second.BestPercent > 0 || pair.First.Candidates.All(candidate => used.Contains(candidate.Definition.Signature)))
            .ToDictionary(pair => pair.First, pair => pair.Second.Gain > 0 ? pair.Second.Gain : double.PositiveInfinity);
    }
}
