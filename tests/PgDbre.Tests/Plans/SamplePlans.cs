using PgDbre.Core.Plans;
using PgDbre.Core.Plans.Findings;
using PgDbre.Core.Plans.Reading;

namespace PgDbre.Tests.Plans;

/// <summary>Two plans of one query, as small as EXPLAIN (ANALYZE, BUFFERS) makes them.</summary>
internal static class SamplePlans
{
    public static Plan IndexScan => Read("Index Scan", """ "Index Name": "orders_pkey", "Index Cond": "(id = 5)", """, rows: 1, blocks: 4, cost: 8.44, ms: 0.03);

    public static Plan SeqScan => Read("Seq Scan", """ "Filter": "(id = 5)", "Rows Removed by Filter": 199999, """, rows: 1, blocks: 2470, cost: 4970, ms: 14.1);

    public static Plan WithComment(this Plan plan, string comment) => plan with { Query = $"{plan.Query} {comment}" };

    private static Plan Read(string type, string keys, int rows, int blocks, double cost, double ms) => PlanFindings.Examine(JsonPlanReader.Read(
        FormattableString.Invariant($$"""
            [{"Plan": {"Node Type": "{{type}}", "Relation Name": "orders", "Alias": "orders", {{keys}}
              "Startup Cost": 0.0, "Total Cost": {{cost}}, "Plan Rows": 1, "Plan Width": 64, "Actual Startup Time": 0.01,
              "Actual Total Time": {{ms}}, "Actual Rows": {{rows}}, "Actual Loops": 1, "Shared Hit Blocks": {{blocks}}, "Shared Read Blocks": 0},
              "Execution Time": {{ms}}}]
            """),
        new PlanContext { Query = "SELECT * FROM orders WHERE id = 5" }).Single());
}
