using System.Globalization;
using PgDbre.Core.Catalog;
using PgDbre.Core.Indexes.Candidates;
using PgDbre.Core.Indexes.Estimates;

namespace PgDbre.Core.Indexes.Selection;

/// <summary>
/// Holds what was chosen by rules, and so never weighed, to the limits: what was simulated comes first, then what serves most queries.
/// </summary>
internal sealed class RuleBudget(SchemaCatalog catalog, SelectionLimits limits)
{
    public SelectionResult Apply(SelectionResult result)
    {
        if (!limits.IsTight)
        {
            return result;
        }

        List<SelectedIndex> kept = [];
        List<RejectedCandidate> rejected = [.. result.Rejected];
        long used = 0;
        IEnumerable<SelectedIndex> ordered = result.Selected
            .OrderBy(one => one.Verification)
            .ThenByDescending(one => one.Queries.Sum(query => query.Query.EffectiveWeight));
        foreach (SelectedIndex index in ordered)
        {
            long size = SizeOf(index);
            if (Refusal(index, size, used, kept.Count) is { } refusal)
            {
                rejected.Add(refusal);
                continue;
            }

            kept.Add(index);
            used += size;
        }

        return result with { Selected = kept, Rejected = rejected };
    }

    private RejectedCandidate? Refusal(SelectedIndex index, long size, long used, int count)
    {
        if (index.Verification == Verification.Verified)
        {
            return null;
        }

        if (limits.MaxIndexes is { } most && count >= most)
        {
            return new RejectedCandidate(
                index.Candidate.ToString(), $"{most} indexes are all that may be recommended, and others come first.")
            {
                Cause = RejectionCause.TooManyIndexes,
                Value = most,
            };
        }

        return limits.BudgetBytes is { } budget && used + size > budget
            ? new RejectedCandidate(
                index.Candidate.ToString(),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Its {size / 1048576.0:0.#} MB exceed what the budget of {budget / 1048576.0:0} MB has left."))
            {
                Cause = RejectionCause.OverBudget,
                Value = size,
            }
            : null;
    }

    private long SizeOf(SelectedIndex index) => catalog.Find(index.Candidate.Definition.Table) is { } table
        ? (IndexSize.Estimate(table, index.Candidate.Definition, index.Candidate.RowShare)?.Expected ?? 0)
          - index.Replaced.Sum(replaced => replaced.SizeBytes)
        : 0;
}
