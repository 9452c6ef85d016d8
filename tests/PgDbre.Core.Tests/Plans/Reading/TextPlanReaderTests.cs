using PgDbre.Core.Connections;
using PgDbre.Core.Plans;
using PgDbre.Core.Plans.Findings;
using PgDbre.Core.Plans.Reading;

namespace PgDbre.Core.Tests.Plans.Reading;

/// <summary>Plans of live servers with times; the expected values are typed from the text.</summary>
public class TextPlanReaderTests
{
    [Fact]
    public void Workers_of_a_parallel_sort_have_their_own_figures()
    {
        Plan plan = Read("parallel-sort-15.txt");
        PlanNode sort = plan.Node(2);
        Assert.Equal(["Gather Merge", "Sort", "Seq Scan"], plan.Root.Subtree().Select(node => node.NodeType));
        Assert.Equal((204.610, 215.458, 66667, 3), (sort.ActualStartupMs, sort.ActualTotalMs, sort.ActualRows, sort.Loops));
        Assert.Equal(("external merge", 5312L, "Disk"), (sort.Text("Sort Method"), sort.Properties["Sort Space Used"], sort.Text("Sort Space Type")));
        var worker = Assert.IsType<Dictionary<string, object?>>(Assert.IsType<List<object?>>(sort.Properties["Workers"])[1]);
        Assert.Equal((1L, 218.930, 66582L, 5240L), (worker["Worker Number"], worker["Actual Total Time"], worker["Actual Rows"], worker["Sort Space Used"]));
        Assert.Equal((879L, 1308L, 1317L, 0L), (worker["Shared Hit Blocks"], worker["Temp Read Blocks"], worker["Temp Written Blocks"], worker["Shared Read Blocks"]));
        Assert.Equal((2.731, 9.824), (worker["Temp I/O Read Time"], worker["Temp I/O Write Time"]));
        Assert.True(plan.Node(3).IsParallelAware);
        Assert.Equal((2584L, 3955L, 338.791, 0.570), (plan.SharedHitBlocks, plan.TempWrittenBlocks, plan.ExecutionMs, plan.PlanningMs));
        Assert.Contains(PlanFindings.Examine(plan).Findings, finding => finding.RuleId == "sort-spilled-to-disk");
    }

    [Fact]
    public void Jit_of_the_plan_and_of_each_worker_is_a_group()
    {
        Plan plan = Read("parallel-jit-17.txt");
        Assert.Equal(new PlanJit(18, 1083.482), plan.Jit);
        var workers = Assert.IsType<List<object?>>(plan.Node(3).Properties["Workers"]);
        var worker = Assert.IsType<Dictionary<string, object?>>(workers[0]);
        var jit = Assert.IsType<Dictionary<string, object?>>(worker["JIT"]);
        var timing = Assert.IsType<Dictionary<string, object?>>(jit["Timing"]);
        var generation = Assert.IsType<Dictionary<string, object?>>(timing["Generation"]);
        Assert.Equal((4L, 306.007, 0.141, 0.397), (jit["Functions"], timing["Total"], generation["Deform"], generation["Total"]));
        Assert.Equal(true, Assert.IsType<Dictionary<string, object?>>(jit["Options"])["Inlining"]);
        Assert.Equal(1231L, worker["Shared Hit Blocks"]);
        Assert.Equal((17L, 2257L, 15048L, 16L),
            (plan.Root.Properties["HashAgg Batches"], plan.Root.Properties["Peak Memory Usage"], plan.Root.Properties["Disk Usage"], plan.Root.Properties["Planned Partitions"]));
    }

    [Theory]
    [InlineData("trigger-15.txt", 55.211, 55.446)]
    [InlineData("trigger-17.txt", 98.907, 99.235)]
    public void A_triggers_time_is_outside_the_tree(string file, double triggerMs, double executionMs)
    {
        Plan plan = Read(file);
        PlanTrigger trigger = Assert.Single(plan.Triggers);
        Assert.Equal(("order_items_order_id_fkey", triggerMs, 10L), (trigger.ConstraintName, trigger.TimeMs, trigger.Calls));
        Assert.StartsWith("RI_ConstraintTrigger_a_", trigger.Name, StringComparison.Ordinal);
        Assert.Equal(executionMs, plan.ExecutionMs);
        Assert.Equal(("ModifyTable", "Delete", "orders", "public"), (plan.Root.NodeType, plan.Root.Text("Operation"), plan.Root.RelationName, plan.Root.Schema));
        Assert.Equal(10L, plan.Root.Properties["WAL Records"]);
        Assert.Equal(0L, plan.Node(2).Properties["WAL Bytes"]);
    }

    [Fact]
    public void A_node_that_never_ran_has_no_loops_and_no_time()
    {
        PlanNode scan = Read("never-executed-17.txt").Node(3);
        Assert.Equal((0L, 0, 0, 0), (scan.Loops, scan.ActualRows, scan.ActualTotalMs, scan.ActualStartupMs));
        Assert.Equal(("orders_pkey", "orders", "o", "(id = t.k)"), (scan.IndexName, scan.RelationName, scan.Alias, scan.IndexCond));
        Assert.Null(scan.Metrics.InclusiveMs);
    }

    [Fact]
    public void Without_costs_and_times_rows_and_loops_are_left()
    {
        Plan plan = Read("costs-off-17.txt");
        Assert.Equal((2, true, 0, 20, null), (plan.NodeCount, plan.IsAnalyzed, plan.TotalCost, plan.Node(2).ActualRows, plan.Node(2).ActualTotalMs));
    }

    [Fact]
    public void With_neither_costs_nor_actuals_the_shape_is_left()
    {
        Plan plan = Read("nothing-17.txt");
        Assert.Equal(["Merge Join", "Index Scan", "Sort", "Seq Scan"], plan.Root.Subtree().Select(node => node.NodeType));
        Assert.Equal(["Outer", "Inner", "Outer"], plan.Root.Subtree().Skip(1).Select(node => node.ParentRelationship));
    }

    [Fact]
    public void Serialization_and_planner_memory_are_groups()
    {
        Plan plan = Read("serialize-17.txt");
        var serialization = Assert.IsType<Dictionary<string, object?>>(plan.Properties["Serialization"]);
        var planning = Assert.IsType<Dictionary<string, object?>>(plan.Properties["Planning"]);
        Assert.Equal((1.806, 840L, "text"), (serialization["Time"], serialization["Output Volume"], serialization["Format"]));
        Assert.Equal((10L, 64L, 136L), (planning["Memory Used"], planning["Memory Allocated"], planning["Shared Hit Blocks"]));
    }

    [Fact]
    public void What_18_adds_is_read()
    {
        const string Text = """
            CTE Scan on w  (cost=1.00..2.00 rows=3 width=4) (actual time=0.010..0.020 rows=2.50 loops=2)
              Disabled: true
              Storage: Disk  Maximum Storage: 17kB
              CTE w
                ->  Index Scan using i on t  (cost=0.00..1.00 rows=3 width=4) (actual time=0.001..0.002 rows=3.00 loops=1)
                      Index Searches: 3
                      Buffers: shared hit=3
                      WAL: records=1 fpi=2 bytes=3 buffers full=4
            """;
        Plan plan = Assert.Single(TextPlanReader.Read(Text));
        PlanNode index = plan.Node(2);
        Assert.Equal((5, true, "Disk", 17L), (plan.Root.Metrics.TotalRows, plan.Root.Properties["Disabled"], plan.Root.Text("Storage"), plan.Root.Properties["Maximum Storage"]));
        Assert.Equal(("InitPlan", "CTE w", 3L), (index.ParentRelationship, index.SubplanName, index.Properties["Index Searches"]));
        Assert.Equal((2L, 4L), (index.Properties["WAL FPI"], index.Properties["WAL Buffers Full"]));
    }

    [Theory]
    [InlineData("read=0.100 write=0.200", "I/O Read Time", "I/O Write Time")]
    [InlineData("shared/local read=0.100 write=0.200", "I/O Read Time", "I/O Write Time")]
    [InlineData("shared read=0.100 write=0.200", "Shared I/O Read Time", "Shared I/O Write Time")]
    [InlineData("local read=0.100 write=0.200", "Local I/O Read Time", "Local I/O Write Time")]
    public void The_times_of_each_version_have_that_versions_keys(string timings, string read, string write)
    {
        PlanNode node = TextPlanReader.Read($"Seq Scan on t  (cost=0.00..1.00 rows=1 width=4) (actual rows=1 loops=1)\n  I/O Timings: {timings}")[0].Root;
        Assert.Equal((0.1, 0.2), (node.Properties[read], node.Properties[write]));
    }

    [Fact]
    public void A_line_nobody_knows_is_a_property()
    {
        const string Text = """
            Custom Scan (Chunk Append) on metrics m  (cost=0.00..1.00 rows=1 width=4)
              Chunks excluded during startup: 3
              Vectorized Filter: 5
              Batched
              Nested Group:
                Depth: 2
            Planned By: nobody
            """;
        Plan plan = Assert.Single(TextPlanReader.Read(Text));
        Assert.Equal(("Custom Scan", "Chunk Append", "metrics", "m"), (plan.Root.NodeType, plan.Root.Text("Custom Plan Provider"), plan.Root.RelationName, plan.Root.Alias));
        Assert.Equal((3L, "5", ""), (plan.Root.Properties["Chunks excluded during startup"], plan.Root.Properties["Vectorized Filter"], plan.Root.Properties["Batched"]));
        Assert.Equal(2L, Assert.IsType<Dictionary<string, object?>>(plan.Root.Properties["Nested Group"])["Depth"]);
        Assert.Equal("nobody", plan.Properties["Planned By"]);
    }

    [Fact]
    public void A_literal_with_a_line_break_stays_one_condition()
    {
        PlanNode node = TextPlanReader.Read("Seq Scan on t  (cost=0.00..1.00 rows=1 width=4)\n  Filter: (a = 'x\n->  y: z'::text)\nPlanning Time: 1.500 ms")[0].Root;
        Assert.Equal("(a = 'x\n->  y: z'::text)", node.Filter);
    }

    [Theory]
    [InlineData("", "no node")]
    [InlineData("Seq Scan on t  (cost=0.00..1.0", "cut off")]
    [InlineData("Limit  (cost=0.00..1.00 rows=1 width=4)\n  ->  Seq Scan on t  (cost=0.00..1.0", "cut off")]
    [InlineData("Limit  (cost=0.00..1.00 rows=1 width=4)\n  ->  Seq Sc", "cut off")]
    [InlineData("Limit  (cost=0.00..1.00 rows=1 width=4)\n->  Seq Scan on t  (cost=0.00..1.00 rows=1 width=4)", "indentation")]
    [InlineData("Limit  (cost=0.00..1.00 rows=1 width=4) (actual time=1..2 rows=1 loops=-3)", "not a count")]
    [InlineData("Limit  (cost=0.00..1.00 rows=1 width=4)\nExecution Time: soon", "not a number")]
    public void What_is_wrong_is_said(string text, string expected)
    {
        PgDbreException error = Assert.Throws<PgDbreException>(() => TextPlanReader.Read(text));
        Assert.Equal("PgPlanUnreadable", error.ErrorId);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private static Plan Read(string file) => Assert.Single(TextPlanReader.Read(FormatCorpus.Text(file)));
}
