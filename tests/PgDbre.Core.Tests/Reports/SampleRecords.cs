using PgDbre.Core.Findings;
using PgDbre.Core.Indexes;
using PgDbre.Core.Plans;
using PgDbre.Core.Workload;

namespace PgDbre.Core.Tests.Reports;

/// <summary>A small incident: one slow query, its plan, the index that was built, and the query measured before and after.</summary>
internal static class SampleRecords
{
    public const string Query = "SELECT id FROM messages WHERE user_id = $1";

    public static SlowQuery SlowQuery { get; } = new()
    {
        Server = "db:5432",
        Database = "app",
        Query = Query,
        Calls = 1200,
        MeanMs = 412.34,
        TotalMs = 494_808,
        Source = "pg_stat_statements",
    };

    public static Finding Finding { get; } = new()
    {
        Server = "db:5432",
        Database = "app",
        RuleId = "seq-scan-selective-filter",
        Severity = Severity.High,
        Object = "public.messages",
        Message = "A sequential scan reads 200000 rows to keep 40.",
        Evidence = "Rows Removed by Filter: 199960",
        Recommendation = "Index user_id.",
    };

    public static Plan Plan { get; } = new()
    {
        Server = "db:5432",
        Database = "app",
        Query = Query,
        IsAnalyzed = true,
        TotalCost = 5000,
        ExecutionMs = 398.7,
        Findings = new FindingList([Finding]),
        Origin = SlowQuery,
        Root = new PlanNode
        {
            NodeType = "Seq Scan",
            RelationName = "messages",
            Schema = "public",
            Filter = "(user_id = 5)",
            PlanRows = 38,
            Metrics = new NodeMetrics { TotalRows = 40, TotalRowsRemoved = 199_960, ExclusiveMs = 398.2 },
        },
    };

    public static IndexRecommendation Recommendation { get; } = new()
    {
        Server = "db:5432",
        Database = "app",
        Schema = "public",
        Table = "messages",
        Index = "ix_messages_user_id",
        Method = "btree",
        Columns = "user_id",
        Reason = "The filter on user_id keeps 40 of 200000 rows.",
        Verification = Verification.Verified,
        CostBefore = 5000,
        CostAfter = 120,
        GainPercent = 97.6,
        WriteCost = "about 2 µs per inserted row",
        Sql = "CREATE INDEX CONCURRENTLY ix_messages_user_id ON public.messages USING btree (user_id)",
        RuleId = "filter-columns",
        Origin = [Plan],
    };

    public static IndexBuild Build { get; } = new()
    {
        Server = "db:5432",
        Database = "app",
        Schema = "public",
        Table = "messages",
        Index = "ix_messages_user_id",
        Method = "btree",
        BuildMs = 1534,
        SizeBytes = 4_521_984,
        CostBefore = 5000,
        CostAfter = 120,
        IsUsed = true,
        Sql = "CREATE INDEX CONCURRENTLY ix_messages_user_id ON public.messages USING btree (user_id)",
        UndoSql = "DROP INDEX CONCURRENTLY public.ix_messages_user_id",
        Origin = Recommendation,
    };

    public static QueryMeasurement Measurement(double p95, double? before = null) => new()
    {
        Server = "db:5432",
        Database = "app",
        Name = "messages of a user",
        Query = Query,
        Runs = 20,
        P50Ms = p95,
        P95Ms = p95,
        P99Ms = p95,
        MinMs = p95,
        MaxMs = p95,
        MeanMs = p95,
        BeforeP95Ms = before,
    };
}
