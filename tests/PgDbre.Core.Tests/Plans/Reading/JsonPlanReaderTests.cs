using PgDbre.Core.Plans;
using PgDbre.Core.Plans.Reading;

namespace PgDbre.Core.Tests.Plans.Reading;

public class JsonPlanReaderTests
{
    [Fact]
    public void A_sequential_scan_has_the_servers_keys()
    {
        Plan plan = Corpus.Read("seq-scan-filter-17");
        PlanNode scan = plan.Root;
        Assert.True(plan.IsAnalyzed);
        Assert.Equal(14.192, plan.ExecutionMs);
        Assert.Equal("Seq Scan", scan.NodeType);
        Assert.Equal("orders", scan.RelationName);
        Assert.Equal("(customer_id = 42)", scan.Filter);
        Assert.Equal(20, scan.ActualRows);
        Assert.Equal(199980, scan.RowsRemovedByFilter);
        Assert.Equal(1, scan.Loops);
        Assert.Equal("off", plan.Settings["jit"]);
        Assert.Equal("Seq Scan on orders", plan.SlowestNode);
    }

    [Fact]
    public void Nodes_are_numbered_in_the_order_the_server_prints_them()
    {
        PlanNode[] nodes = [.. Corpus.Read("parallel-bitmap-17").Root.Subtree()];
        Assert.Equal(["Aggregate", "Gather", "Aggregate", "Bitmap Heap Scan", "Bitmap Index Scan"], nodes.Select(node => node.NodeType));
        Assert.Equal([1, 2, 3, 4, 5], nodes.Select(node => node.Id));
        Assert.Same(nodes[3], nodes[4].Parent);
    }

    [Fact]
    public void What_the_caller_knows_lands_in_the_plan()
    {
        PlanContext context = new() { Server = "db:5432", Database = "shop", QueryId = 7, Query = "SELECT 1", IsGeneric = true, VersionNumber = 170012 };
        Plan plan = Corpus.Read("generic-seq-scan-17", context);
        Assert.Equal(("db:5432", "shop", 7L, "SELECT 1", true, 170012),
            (plan.Server, plan.Database, plan.QueryId, plan.Query, plan.IsGeneric, plan.VersionNumber));
        Assert.False(plan.IsAnalyzed);
        Assert.Equal(Corpus.Text("generic-seq-scan-17"), plan.Source);
    }

    [Fact]
    public void An_auto_explain_object_has_its_query_and_the_roots_time()
    {
        Plan plan = Corpus.Read("auto-explain-17");
        Assert.EndsWith("SELECT count(*) FROM customers WHERE visits = 5", plan.Query, StringComparison.Ordinal);
        Assert.Equal(1.018, plan.ExecutionMs);
        Assert.Null(plan.PlanningMs);
        Assert.Null(plan.SharedHitBlocks);
    }

    [Fact]
    public void Several_statements_of_a_rewrite_rule_are_several_plans()
    {
        string one = Corpus.Text("seq-scan-tiny-17").Trim().TrimStart('[').TrimEnd(']');
        Assert.Equal(2, JsonPlanReader.Read($"[{one},{one}]").Count);
        Assert.Empty(JsonPlanReader.Read("[]"));
    }

    [Fact]
    public void Of_duplicate_keys_the_last_counts()
    {
        const string Json = """{"Plan": {"Node Type": "Sort", "Sort Space Used": 25, "Sort Space Used": 99}}""";
        Assert.Equal(99L, JsonPlanReader.Read(Json)[0].Root.Properties["Sort Space Used"]);
    }

    [Fact]
    public void Unknown_keys_pass_through()
    {
        const string Json = """{"Plan": {"Node Type": "Result", "WAL FPI Bytes": 8192, "Nested": {"a": [1.5, null, true]}}, "Next": "x"}""";
        Plan plan = JsonPlanReader.Read(Json)[0];
        Assert.Equal(8192L, plan.Root.Properties["WAL FPI Bytes"]);
        var nested = Assert.IsType<Dictionary<string, object?>>(plan.Root.Properties["Nested"]);
        Assert.Equal([1.5, null, true], Assert.IsType<List<object?>>(nested["a"]));
        Assert.Equal("x", plan.Properties["Next"]);
    }

    [Theory]
    [InlineData("jit-15", 8, 270.753)]
    [InlineData("jit-17", 8, 238.529)]
    public void Jit_time_is_read_though_17_changed_its_shape(string name, long functions, double totalMs)
    {
        PlanJit jit = Corpus.Read(name).Jit!;
        Assert.Equal(functions, jit.Functions);
        Assert.Equal(totalMs, jit.TotalMs!.Value, 3);
    }

    [Fact]
    public void A_trigger_of_a_foreign_key_is_outside_the_tree()
    {
        PlanTrigger trigger = Assert.Single(Corpus.Read("trigger-17").Triggers);
        Assert.Equal(("order_items_order_id_fkey", "orders", 10L), (trigger.ConstraintName, trigger.Relation, trigger.Calls));
    }

    [Fact]
    public void Decimal_rows_of_18_are_read()
    {
        const string Json = """{"Plan": {"Node Type": "Seq Scan", "Actual Rows": 2.50, "Actual Loops": 2, "Disabled": false, "Index Searches": 3}}""";
        PlanNode node = JsonPlanReader.Read(Json)[0].Root;
        Assert.Equal(5, node.Metrics.TotalRows);
        Assert.Equal(false, node.Properties["Disabled"]);
    }
}
