using PgDbre.Core.Catalog;
using PgDbre.Core.Indexes.Partitions;
using PgDbre.Core.Reports;

namespace PgDbre.Core.Indexes.Selection;

/// <summary>
/// Makes one index of the whole table of the same index on several of its partitions: a plan scans partitions, so that advice is found for
/// them, but the next partition will want it too. One that a single partition wants stays there, as does one that a budget was given for.
/// </summary>
internal sealed class PartitionLift(SchemaCatalog catalog, PartitionedTables tables, SelectionLimits limits)
{
    public IReadOnlyList<SelectedIndex> Lift(IReadOnlyList<SelectedIndex> selected)
    {
        List<SelectedIndex> lifted = [];
        foreach (IGrouping<string, SelectedIndex> wanted in selected.GroupBy(index => OnTop(index).Signature))
        {
            SelectedIndex[] same = [.. wanted];
            bool isLifted = same.Length > 1 && TreeOf(same[^1]) is { } tree && CanLift(tree, same);
            lifted.AddRange(isLifted ? [Whole(TreeOf(same[^1])!, same)] : same);
        }

        return lifted;
    }

    private PartitionTree? TreeOf(SelectedIndex index) => tables.Find(OnTop(index).Table);

    // A partition that the workload does not touch was not in the budget.
    private bool CanLift(PartitionTree tree, SelectedIndex[] same) =>
        tree.Members.All(member => member.Kind != PartitionKind.Foreign)
        && (limits.BudgetBytes is null || tree.Leaves.All(leaf => same.Any(index => index.Candidate.Definition.Table == leaf.Name)));

    private IndexDefinition OnTop(SelectedIndex index)
    {
        IndexDefinition definition = index.Candidate.Definition;
        return catalog.Find(definition.Table)?.PartitionRoot is { } root ? definition with { Table = root } : definition;
    }

    private static SelectedIndex Whole(PartitionTree tree, SelectedIndex[] same)
    {
        SelectedIndex first = same.FirstOrDefault(index => index.Verification == Verification.Verified) ?? same[0];
        int wanting = same.Count(index => index.Candidate.Definition.Table != tree.Root.Name);
        PlannedQuery[] queries = [.. same.SelectMany(index => index.Queries).Distinct()];
        QueryGain[] gains = [.. same.SelectMany(index => index.Gains).Distinct().OrderByDescending(gain => gain.SavedMs)];
        bool isSimulated = first.CostBefore is not null;
        double before = queries.Sum(query => query.Query.EffectiveWeight * query.Plan.TotalCost);
        return first with
        {
            Candidate = first.Candidate with
            {
                Definition = first.Candidate.Definition with { Table = tree.Root.Name },
                Reason = $"{first.Candidate.Reason} {Quantity.Count(wanting)} of the {Quantity.Count(tree.Leaves.Count())} partitions "
                    + "want it.",
                Notes = [.. same.SelectMany(index => index.Candidate.Notes).Distinct()],
            },
            Queries = queries,
            Gains = gains,
            CostBefore = isSimulated ? before : null,
            CostAfter = isSimulated ? before - queries.Sum(query => Saved(query, gains)) : null,
            ValueMs = isSimulated ? same.Sum(index => index.ValueMs ?? 0) : null,
            WriteMs = first.WriteMs is null ? null : same.Sum(index => index.WriteMs ?? 0),
            Replaced = [],
        };
    }

    private static double Saved(PlannedQuery query, QueryGain[] gains) =>
        Array.Find(gains, gain => gain.Query == query.Query.Statement?.Text && gain.QueryId == query.Query.QueryId) is { } gain
            ? query.Query.EffectiveWeight * (gain.CostBefore - gain.CostAfter)
            : 0;
}
