using PgDbre.Core.Plans;
using PgDbre.Core.Plans.Comparison;

namespace PgDbre.Core.Tests.Plans.Comparison;

public sealed class PlanComparerTests
{
    [Fact]
    public void An_index_scan_instead_of_a_sequential_scan_is_one_changed_step()
    {
        PlanComparison comparison = Compare("cast-on-column-17", "index-scan-17");

        Assert.Equal((PlanVerdict.Better, VerdictBasis.Buffers), (comparison.Verdict, comparison.Basis));
        Assert.Equal((2519L, 7L), (comparison.BeforeBlocks, comparison.AfterBlocks));
        Assert.True(comparison.IsShapeChanged);
        Assert.False(comparison.IsJoinOrderChanged);
        Assert.Equal(("orders_pkey", ""), (comparison.IndexesGained, comparison.IndexesLost));
        NodeDifference node = Assert.Single(comparison.Nodes);
        Assert.Equal("Seq Scan on orders → Index Scan using orders_pkey on orders", node.ToString());
        Assert.Equal(-2512, node.DeltaBlocks);
    }

    [Fact]
    public void Looked_at_the_other_way_round_it_is_worse()
    {
        PlanComparison comparison = Compare("index-scan-17", "cast-on-column-17");

        Assert.Equal(PlanVerdict.Worse, comparison.Verdict);
        Assert.Equal("orders_pkey", comparison.IndexesLost);
        Assert.Equal(35885.71, comparison.BlocksChangePercent!.Value, precision: 2);
    }

    [Fact]
    public void A_Gather_that_was_put_in_does_not_derail_the_match()
    {
        PlanComparison comparison = Compare("sort-disk-17", "sort-disk-parallel-17");

        Assert.Equal(
            [(NodeChange.Added, null, "Gather Merge"), (NodeChange.Same, "Sort", "Sort"), (NodeChange.Changed, "Seq Scan on orders", "Parallel Seq Scan on orders")],
            comparison.Nodes.Select(node => (node.Change, node.Before, node.After!)));
        Assert.Equal(0, comparison.Nodes[2].DeltaBlocks);
        Assert.Equal(0, comparison.Nodes[2].DeltaRows);
    }

    [Fact]
    public void A_Gather_that_was_taken_out_comes_last()
    {
        PlanComparison comparison = Compare("sort-disk-parallel-17", "sort-disk-17");

        Assert.Equal(NodeChange.Removed, comparison.Nodes[^1].Change);
        Assert.Equal("- Gather Merge", comparison.Nodes[^1].ToString());
        Assert.Equal("Gather Merge", comparison.Nodes[^1].Before);
    }

    [Fact]
    public void Temporary_blocks_count_as_work_and_settings_are_named()
    {
        PlanComparison comparison = Compare("hash-join-spill-17", "hash-join-advised-17");

        Assert.Equal((7069L, 3156L), (comparison.BeforeBlocks, comparison.AfterBlocks));
        Assert.Equal((PlanVerdict.Better, VerdictBasis.Buffers), (comparison.Verdict, comparison.Basis));
        Assert.Equal("work_mem: 1MB → 16MB", comparison.SettingsChanged);
        Assert.False(comparison.IsShapeChanged);
        Assert.Equal(0, comparison.ChangedNodeCount);
    }

    [Fact]
    public void Another_join_method_is_the_same_join()
    {
        PlanComparison comparison = Compare("nested-loop-many-17", "hash-join-spill-17");

        Assert.Equal(("(i o)", "(i o)", false), (comparison.BeforeJoinOrder, comparison.AfterJoinOrder, comparison.IsJoinOrderChanged));
        Assert.Contains("Nested Loop → Hash Join", comparison.Nodes.Select(node => node.ToString()));
        Assert.Contains("Index Scan using orders_pkey on orders → Seq Scan on orders", comparison.Nodes.Select(node => node.ToString()));
        Assert.Contains("+ Hash", comparison.Nodes.Select(node => node.ToString()));
        Assert.Contains("- Aggregate", comparison.Nodes.Select(node => node.ToString()));
    }

    [Fact]
    public void Without_a_run_the_planners_cost_decides()
    {
        PlanComparison comparison = Compare("seq-scan-filter-estimated-17", "index-scan-17");

        Assert.Equal((PlanVerdict.Better, VerdictBasis.Cost), (comparison.Verdict, comparison.Basis));
        Assert.Null(comparison.BeforeBlocks);
        Assert.Null(comparison.TimeChangePercent);
    }

    [Fact]
    public void Two_runs_of_one_plan_are_the_same()
    {
        PlanComparison comparison = Compare("seq-scan-filter-15", "seq-scan-filter-17");

        Assert.False(comparison.IsShapeChanged);
        Assert.Equal(2470, comparison.AfterBlocks);
        Assert.Equal(PlanVerdict.Better, comparison.Verdict);
        Assert.Equal(VerdictBasis.Time, comparison.Basis);
    }

    [Fact]
    public void Every_plan_of_the_corpus_is_the_same_as_itself() => Assert.All(Corpus.Names.Where(name => name != "union-rule-two-17"), name =>
    {
        PlanComparison comparison = Compare(name, name);

        Assert.Equal(PlanVerdict.Same, comparison.Verdict);
        Assert.Equal(0, comparison.ChangedNodeCount);
        Assert.All(comparison.Nodes, node => Assert.Equal(node.BeforeId, node.AfterId));
    });

    private static PlanComparison Compare(string before, string after) => PlanComparer.Compare(Corpus.Read(before), Corpus.Read(after));
}
