using PgDbre.Core.Plans;
using PgDbre.Core.Plans.Reading;

namespace PgDbre.Core.Tests.Plans.Reading.Files;

/// <summary>One psql session per file: the same statement explained in text, JSON, YAML and XML, printed in one style.</summary>
public class PsqlFrameTests
{
    [Theory]
    [InlineData("frame-border0.txt")]
    [InlineData("frame-border1.txt")]
    [InlineData("frame-border2.txt")]
    [InlineData("frame-unicode.txt")]
    [InlineData("frame-unaligned.txt")]
    [InlineData("frame-tuples.txt")]
    [InlineData("frame-expanded.txt")]
    [InlineData("frame-expanded2.txt")]
    [InlineData("frame-csv.txt")]
    public void Every_style_gives_the_same_four_plans(string file)
    {
        IReadOnlyList<Plan> plans = PlanText.Read(FormatCorpus.Text(file));
        Assert.Equal(4, plans.Count);
        Assert.All(plans, plan =>
        {
            Assert.Equal((2492.81, 1, 6937090587855842178L), (plan.TotalCost, plan.PlanRows, plan.QueryId));
            Assert.Equal("(orders.customer_id = 901)", plan.Root.Filter);
            Assert.Equal(["id", "customer_id", "status", "amount", "created_at", "note"], plan.Root.Output);
            Assert.Equal(("Bitmap Index Scan", "orders_status_idx", 23.00), (plan.Node(2).NodeType, plan.Node(2).IndexName, plan.Node(2).TotalCost));
            Assert.Equal("max_parallel_workers_per_gather = 0; jit = off", plan.Settings.ToString());
            Assert.False(plan.IsAnalyzed);
        });
    }

    [Theory]
    [InlineData("\"Seq Scan on t  (cost=0.00..1.00 rows=1 width=4)\"\n\"  Filter: (a = \"\"B\"\")\"")]
    [InlineData("\"Seq Scan on t  (cost=0.00..1.00 rows=1 width=4)\n  Filter: (a = \"\"B\"\")\"")]
    [InlineData("\"[{\"\"Plan\"\": {\"\"Node Type\"\": \"\"Seq Scan\"\", \"\"Relation Name\"\": \"\"t\"\", \"\"Filter\"\": \"\"(a = \\\"\"B\\\"\")\"\"}}]\"")]
    [InlineData("'[{\"Plan\": {\"Node Type\": \"Seq Scan\", \"Relation Name\": \"t\", \"Filter\": \"(a = \\\"B\\\")\"}}]'")]
    [InlineData("[\n{\n\"Plan\": {\n\"Node Type\": \"Seq Scan\",\n\"Filter\": \"(a = \\\"B\\\")\",\n\"Relation Name\": \"t\"\n}\n}\n]")]
    [InlineData("postgres=# EXPLAIN SELECT * FROM t;\n QUERY PLAN\n-----\n Seq Scan on t  (cost=0.00..1.00 rows=1 width=4)\n   Filter: (a = \"B\")\n(2 rows)\n\npostgres=#")]
    [InlineData("Seq Scan on t  (cost=0.00..1.00 rows=1 width=4)\n   Filter: (a = \"B\")\n Planning Time: 0.1 ms")]
    [InlineData("Seq Scan on t  (cost=0.00..1.00 rows=1 width=4)\r\n\r\n  Filter: (a = \"B\")\r\n")]
    public void Quotes_prompts_and_lost_blanks_do_no_harm(string text)
    {
        Plan plan = Assert.Single(PlanText.Read(text));
        Assert.Equal(("Seq Scan on t", "(a = \"B\")"), (plan.Root.ToString(), plan.Root.Filter));
    }
}
