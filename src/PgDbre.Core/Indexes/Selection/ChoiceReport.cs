using System.Globalization;
using PgDbre.Core.Indexes.Candidates;
using PgDbre.Core.Indexes.Estimates;

namespace PgDbre.Core.Indexes.Selection;

/// <summary>Explains a choice: what each index is worth, what each query gains or loses, and why the others are not in it.</summary>
internal sealed class ChoiceReport(Appraiser appraiser, Choice choice, SelectionLimits limits, WriteLoad writes, Replacements replacements)
{
    // Costs differ in the last digits when nothing changed but the order in which paths were looked at.
    private const double Tolerance = 1.001;
    private const double Megabyte = 1_048_576;

    /// <summary>Planner cost of all queries, weighted.</summary>
    public double Cost(Choice one) => appraiser.Queries.Sum(query => query.Query.EffectiveWeight * appraiser.CostOf(query, one));

    /// <summary>Queries that the planner thinks will cost more.</summary>
    public IReadOnlyList<QueryGain> Regressions() =>
        [.. appraiser.Queries.Where(query => appraiser.CostOf(query, choice) > Tolerance * query.Plan.TotalCost).Select(GainOf)];

    /// <summary>The chosen indexes with their worth: what would be lost if that one alone were missing.</summary>
    public async Task<IReadOnlyList<SelectedIndex>> SelectedAsync(CancellationToken cancellation)
    {
        Change[] removals = [.. choice.Moves.Select(move => new Change(null, move))];
        IReadOnlyList<Appraisal> losses = await appraiser.AppraiseAsync(choice, removals, always: true, cancellation).ConfigureAwait(false);
        return [.. losses.SelectMany(loss => loss.Change.Removed!.Candidates.Select(candidate => Describe(candidate, loss)))];
    }

    /// <summary>Why each of the others is not in the choice, by what it would bring on top.</summary>
    public async Task<IEnumerable<RejectedCandidate>> RejectionsAsync(IReadOnlyList<CandidateMove> moves, CancellationToken cancellation)
    {
        HashSet<string> chosen = [.. choice.Indexes.Select(index => index.Definition.Signature)];
        Change[] additions =
        [
            .. moves.Where(move => !move.Candidates.All(candidate => chosen.Contains(candidate.Definition.Signature)))
                .Select(move => new Change(move, null)),
        ];
        IReadOnlyList<Appraisal> appraisals =
            await appraiser.AppraiseAsync(choice, additions, always: false, cancellation).ConfigureAwait(false);
        return appraisals.SelectMany(appraisal => appraisal.Change.Added!.Candidates
            .Where(candidate => !chosen.Contains(candidate.Definition.Signature))
            .Select(candidate => Rejection(candidate, appraisal)));
    }

    private SelectedIndex Describe(IndexCandidate candidate, Appraisal loss)
    {
        PlannedQuery[] served =
        [
            .. appraiser.Queries.Where(query =>
                appraiser.CostOf(query, choice) < query.Plan.TotalCost
                && appraiser.UsedBy(query, choice).Any(used => used.Definition.Signature == candidate.Definition.Signature)),
        ];
        return new SelectedIndex
        {
            Candidate = candidate,
            Verification = Verification.Verified,
            Queries = served,
            Gains = [.. served.Select(GainOf).OrderByDescending(gain => gain.SavedMs)],
            CostBefore = served.Sum(query => query.Query.EffectiveWeight * query.Plan.TotalCost),
            CostAfter = served.Sum(query => query.Query.EffectiveWeight * appraiser.CostOf(query, choice)),
            ValueMs = -loss.Gain,
            WriteMs = writes.IsKnown ? -loss.WriteMs / loss.Change.Removed!.Candidates.Count : null,
            Replaced = replacements.Of(candidate),
        };
    }

    private QueryGain GainOf(PlannedQuery query)
    {
        double after = appraiser.CostOf(query, choice);
        return new QueryGain
        {
            Query = query.Query.Statement?.Text,
            QueryId = query.Query.QueryId,
            CostBefore = query.Plan.TotalCost,
            CostAfter = after,
            SavedMs = appraiser.Ms(query, query.Plan.TotalCost) - appraiser.Ms(query, after),
        };
    }

    private RejectedCandidate Rejection(IndexCandidate candidate, Appraisal appraisal)
    {
        (RejectionCause cause, double? value, string reason) = Judge(candidate, appraisal);
        string? other = choice.Indexes.FirstOrDefault(wide =>
            IndexCoverage.IsServedBy(candidate.Definition, candidate.FreeKeys, candidate.IsSorted, wide.Definition))?.ToString();
        return other is not null && cause is RejectionCause.NotUsed or RejectionCause.GainTooSmall
            ? new RejectedCandidate(candidate.ToString(), $"The recommended {other} serves its queries as well; {Lower(reason)}")
            {
                Cause = RejectionCause.Redundant,
                Value = value,
                Other = other,
            }
            : new RejectedCandidate(candidate.ToString(), reason) { Cause = cause, Value = value };
    }

    private (RejectionCause Cause, double? Value, string Reason) Judge(IndexCandidate candidate, Appraisal appraisal)
    {
        double best = appraisal.BestPercent;
        return appraisal switch
        {
            { IsKnown: false } => (RejectionCause.TimeLimit, null, "The time limit came before all its costs were known."),
            { BestPercent: <= 0 } when choice.Moves.Count == 0 => (RejectionCause.NotUsed, 0, "The planner does not use it."),
            { BestPercent: <= 0 } => (RejectionCause.NotUsed, 0, "The planner does not use it beside the indexes recommended."),
            _ when best < appraisal.WantedPercent => (
                RejectionCause.GainTooSmall,
                best,
                Text($"It saves {best:0.#} % of the cost at most; {appraisal.WantedPercent:0.#} % are asked for.")),
            { Gain: <= 0 } => (
                RejectionCause.WriteCost,
                appraisal.WriteMs,
                Text($"Writes would take {appraisal.WriteMs:0.#} ms a day longer, reads {appraisal.ReadMs:0.#} ms less.")),
            _ => Room(candidate, appraisal),
        };
    }

    private (RejectionCause Cause, double? Value, string Reason) Room(IndexCandidate candidate, Appraisal appraisal)
    {
        string saved = Text($"{appraisal.Gain:0.#} ms");
        if (limits.MaxIndexes is { } count && appraisal.CountAfter > count)
        {
            return (RejectionCause.TooManyIndexes, count, $"It would save {saved}, but {count} indexes are all that may be recommended.");
        }

        if (limits.BudgetBytes is { } budget && appraisal.SizeAfter > budget)
        {
            long bytes = appraiser.SizeOf([candidate]);
            string room = Text($"its {bytes / Megabyte:0.#} MB exceed what the budget of {budget / Megabyte:0} MB has left");
            return (RejectionCause.OverBudget, bytes, $"It would save {saved}, but {room}.");
        }

        return (
            RejectionCause.Redundant,
            appraisal.Gain,
            $"On top of the recommended indexes it would save {saved} more, which is not worth a second index so much like one of them.");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Lower(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];
}
