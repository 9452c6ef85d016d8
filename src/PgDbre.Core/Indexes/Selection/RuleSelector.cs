using PgDbre.Core.Catalog;
using PgDbre.Core.Indexes.Candidates;

namespace PgDbre.Core.Indexes.Selection;

/// <summary>Chooses without a simulation: what the rules ask for, the same index for several queries once, and none that another new one serves.</summary>
internal static class RuleSelector
{
    /// <summary>The rule choices of the queries' moves, joined with what no query proves, less what the selected ones serve.</summary>
    public static SelectionResult Select(
        IReadOnlyList<PlannedQuery> queries, IEnumerable<CandidateMove> withoutQuery, IReadOnlyList<SelectedIndex> selected, bool onlyUnsimulable)
    {
        Dictionary<string, SelectedIndex> wanted = [];
        foreach ((IndexCandidate candidate, PlannedQuery? query) in Wanted(queries, withoutQuery, onlyUnsimulable))
        {
            string signature = candidate.Definition.Signature;
            wanted[signature] = wanted.TryGetValue(signature, out SelectedIndex? known)
                ? known with { Queries = [.. known.Queries.Union(query is null ? [] : [query])] }
                : new SelectedIndex { Candidate = candidate, Verification = Verification.NotSimulated, Queries = query is null ? [] : [query] };
        }

        return Merge([.. selected, .. wanted.Values]);
    }

    private static IEnumerable<(IndexCandidate Candidate, PlannedQuery? Query)> Wanted(
        IReadOnlyList<PlannedQuery> queries, IEnumerable<CandidateMove> withoutQuery, bool onlyUnsimulable)
    {
        IEnumerable<(IndexCandidate Candidate, PlannedQuery? Query)> fromQueries =
            from query in queries
            from move in query.Moves
            from candidate in move.Candidates
            where candidate.IsRuleChoice && !(onlyUnsimulable && candidate.IsSimulable && query.Query.Statement is not null)
            select (candidate, (PlannedQuery?)query);
        return fromQueries.Concat(withoutQuery.SelectMany(move => move.Candidates).Select(candidate => (candidate, (PlannedQuery?)null)));
    }

    private static SelectionResult Merge(List<SelectedIndex> all)
    {
        List<SelectedIndex> kept = [];
        List<RejectedCandidate> rejected = [];
        foreach (IGrouping<TableName, SelectedIndex> ofTable in all.GroupBy(index => index.Candidate.Definition.Table))
        {
            kept.AddRange(MergeTable(ofTable, rejected));
        }

        return new SelectionResult(kept, rejected);
    }

    // Wider ones first, so that a narrow one always meets the one that serves it.
    private static List<SelectedIndex> MergeTable(IEnumerable<SelectedIndex> all, List<RejectedCandidate> rejected)
    {
        List<SelectedIndex> kept = [];
        foreach (SelectedIndex index in all.OrderBy(one => one.Verification).ThenByDescending(one => one.Candidate.Definition.Keys.Count))
        {
            int server = kept.FindIndex(other => Serves(other, index));
            if (server < 0)
            {
                kept.Add(index);
                continue;
            }

            kept[server] = Absorb(kept[server], index);
            rejected.Add(new RejectedCandidate(index.Candidate.ToString(), $"The recommended {kept[server].Candidate} serves it too.")
            {
                Cause = RejectionCause.Redundant,
                Other = kept[server].Candidate.ToString(),
            });
        }

        return kept;
    }

    // What the simulation kept was kept beside all others for its gain; only what is not simulated is folded.
    private static bool Serves(SelectedIndex other, SelectedIndex index) =>
        index.Verification == Verification.NotSimulated
        && IndexCoverage.IsServedBy(index.Candidate.Definition, index.Candidate.FreeKeys, index.Candidate.IsSorted, other.Candidate.Definition);

    private static SelectedIndex Absorb(SelectedIndex wide, SelectedIndex narrow)
    {
        string[] notes = narrow.Candidate.RuleId == RuleIds.ForeignKey ? [narrow.Candidate.Reason] : [];
        return wide with
        {
            Candidate = wide.Candidate with { Notes = [.. wide.Candidate.Notes.Concat(notes).Distinct()] },
            Queries = [.. wide.Queries.Union(narrow.Queries)],
        };
    }
}
