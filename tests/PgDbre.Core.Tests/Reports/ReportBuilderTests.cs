using PgDbre.Core.Indexes;
using PgDbre.Core.Reports;
using PgDbre.Core.Workload;

namespace PgDbre.Core.Tests.Reports;

public sealed class ReportBuilderTests
{
    [Fact]
    public void A_build_alone_brings_recommendation_plan_finding_and_statistics()
    {
        ReportInput input = Collected(SampleRecords.Build);

        Assert.Same(SampleRecords.Recommendation, Assert.Single(input.Recommendations));
        Assert.Same(SampleRecords.Plan, Assert.Single(input.Plans));
        Assert.Same(SampleRecords.Finding, Assert.Single(input.Findings));
        Assert.Same(SampleRecords.SlowQuery, Assert.Single(input.SlowQueries));
    }

    [Fact]
    public void What_comes_by_two_ways_counts_once()
    {
        ReportInput input = Collected(SampleRecords.Plan, SampleRecords.Finding, SampleRecords.Recommendation, SampleRecords.Build, SampleRecords.Build);

        Assert.Single(input.Plans);
        Assert.Single(input.Findings);
        Assert.Single(input.Recommendations);
        Assert.Single(input.Builds);
    }

    [Fact]
    public void A_stranger_is_refused_and_leaves_the_input_empty()
    {
        ReportInput input = new();

        Assert.False(input.TryAdd("text"));
        Assert.True(input.IsEmpty);
    }

    [Fact]
    public void Two_measurements_of_a_query_are_before_and_after()
    {
        QueryMeasurement late = SampleRecords.Measurement(10) with { MeasuredAt = new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero) };

        ReportModel model = Model(late, SampleRecords.Measurement(410));

        ReportResult result = Assert.Single(model.Results);
        Assert.Equal((410, 10), (result.Before, result.After));
        Assert.Equal(-97.56, result.ChangePercent!.Value, 2);
        Assert.Equal("no index built; 1 of 1 measured query within target (p95 < 100.0 ms), best 41x faster", model.Verdict);
    }

    [Fact]
    public void A_measurement_after_a_build_is_not_taken_for_the_state_before()
    {
        ReportModel model = Model(SampleRecords.Build, SampleRecords.Measurement(10));

        Assert.Null(Assert.Single(model.Queries).BeforeP95Ms);
        Assert.Null(model.Results[0].Before);
        Assert.Null(model.Results[0].ChangePercent);
    }

    [Fact]
    public void Without_a_build_what_was_measured_is_the_diagnosis() =>
        Assert.Equal(410, Assert.Single(Model(SampleRecords.Measurement(410)).Queries).BeforeP95Ms);

    [Fact]
    public void A_recommendation_that_was_not_built_is_a_proposal()
    {
        IndexRecommendation other = SampleRecords.Recommendation with { Index = "ix_messages_created_at" };

        ReportModel model = Model(SampleRecords.Build, other);

        Assert.Same(other, Assert.Single(model.Proposals));
        Assert.Equal("1 index built; 1 recommendation not applied; latency not measured", model.Verdict);
    }

    [Fact]
    public void A_slower_query_is_not_praised()
    {
        ReportModel model = Model(SampleRecords.Measurement(150, before: 50));

        Assert.Equal("no index built; 0 of 1 measured query within target (p95 < 100.0 ms), none faster than before", model.Verdict);
    }

    [Fact]
    public void A_scan_of_a_plan_that_ran_knows_the_rows_it_read()
    {
        ScanDiagnosis scan = Assert.Single(Model(SampleRecords.Plan).Scans);

        Assert.Equal("public.messages", scan.Table);
        Assert.Equal(200_000, scan.RowsRead);
        Assert.Equal(40, scan.RowsReturned);
    }

    [Fact]
    public void A_scan_of_a_plan_that_did_not_run_does_not()
    {
        ReportModel model = Model(SampleRecords.Plan with { IsAnalyzed = false, Root = new() { NodeType = "Seq Scan", RelationName = "t", PlanRows = 7 } });

        ScanDiagnosis scan = Assert.Single(model.Scans);
        Assert.Null(scan.RowsRead);
        Assert.Equal(7, scan.PlanRows);
    }

    private static ReportModel Model(params object[] records) =>
        ReportBuilder.Build(Collected(records), "Summary", 100, DateTimeOffset.UnixEpoch);

    private static ReportInput Collected(params object[] records)
    {
        ReportInput input = new();
        Assert.All(records, record => Assert.True(input.TryAdd(record)));
        return input;
    }
}
