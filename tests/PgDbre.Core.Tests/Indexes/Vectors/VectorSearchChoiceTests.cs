using PgDbre.Core.Indexes.Vectors;

namespace PgDbre.Core.Tests.Indexes.Vectors;

public sealed class VectorSearchChoiceTests
{
    private static readonly VectorIndexMeasurement[] Ladder =
    [
        VectorSamples.Measured(40, 0.80, 1),
        VectorSamples.Measured(80, 0.93, 2),
        VectorSamples.Measured(160, 0.97, 4),
        VectorSamples.Measured(320, 1.00, 30, isUsed: false),
    ];

    [Theory]
    [InlineData(0.9, null, 80)]
    [InlineData(0.9, 3.0, 80)]
    [InlineData(null, 3.0, 80)]
    [InlineData(null, 100.0, 160)]
    [InlineData(0.95, 3.0, null)]
    [InlineData(0.99, null, null)]
    public void The_cheapest_setting_that_reaches_the_targets_is_chosen(double? recall, double? p95Ms, int? value)
    {
        VectorSearchChoice choice = VectorSearchChoice.Of(VectorSamples.Index("hnsw"), new VectorSearchGoal(recall, p95Ms), Ladder);

        Assert.Equal(value, choice.Measured.SingleOrDefault(one => one.IsRecommended)?.Value);
        Assert.Equal(value is null, choice.Advice is not null);
    }

    [Fact]
    public void The_chosen_one_says_how_it_becomes_the_default()
    {
        VectorSearchChoice choice = VectorSearchChoice.Of(VectorSamples.Index("hnsw"), new VectorSearchGoal(0.9, null), Ladder);

        Assert.Equal("ALTER DATABASE \"my app\" SET hnsw.ef_search = 80;", Assert.Single(choice.Measured, one => one.AlterSql is not null).AlterSql);
    }

    [Theory]
    [InlineData("hnsw", "", "SET (ef_construction = 200)")]
    [InlineData("hnsw", "ef_construction=200", "SET (m = 32)")]
    [InlineData("hnsw", "ef_construction=200,m=32", "as good as it gets")]
    [InlineData("ivfflat", "lists=1000", "SET (lists = 100)")]
    [InlineData("ivfflat", "lists=100", "build HNSW instead")]
    public void Where_no_setting_reaches_them_the_next_rebuild_is_named(string method, string options, string advice)
    {
        VectorIndex index = VectorSamples.Index(method, options.Split(',', StringSplitOptions.RemoveEmptyEntries));

        string? said = VectorSearchChoice.Of(index, new VectorSearchGoal(0.99, null), [VectorSamples.Measured(1000, 0.97, 4)]).Advice;

        Assert.Contains("reaches recall 0.99; the best is hnsw.ef_search = 1000 with recall 0.97", said, StringComparison.Ordinal);
        Assert.Contains(advice, said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_setting_that_was_not_tried_comes_before_a_rebuild()
    {
        string? said = VectorSearchChoice.Of(VectorSamples.Index("hnsw"), new VectorSearchGoal(0.99, null), Ladder[..3]).Advice;
        string? left = VectorSearchChoice.Of(VectorSamples.Index("hnsw"), new VectorSearchGoal(0.99, null), Ladder).Advice;
        string? tooSlow = VectorSearchChoice.Of(VectorSamples.Index("hnsw"), new VectorSearchGoal(0.99, 3), Ladder).Advice;
        string? tooFew = VectorSearchChoice.Of(
            VectorSamples.Index("hnsw"), new VectorSearchGoal(0.99, null), [VectorSamples.Measured(1000, 0.4, 1) with { ShortResults = 0.9 }]).Advice;

        Assert.EndsWith("Larger values were not measured: try them first.", said, StringComparison.Ordinal);
        Assert.Contains("ef_construction = 200", tooSlow, StringComparison.Ordinal);
        Assert.Contains("ef_construction = 200", left, StringComparison.Ordinal);
        Assert.Contains("hnsw.iterative_scan = relaxed_order first", tooFew, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_exact_search_is_faster_that_is_the_advice()
    {
        VectorIndexMeasurement filtered = VectorSamples.Measured(160, 0.9, 60) with { Where = "topic = 7" };

        string? said = VectorSearchChoice.Of(VectorSamples.Index("hnsw"), new VectorSearchGoal(0.99, null), [filtered]).Advice;

        Assert.EndsWith(
            "Exact search takes 20.0 ms (p50) and misses nothing: filter first, with an index on the condition: "
                + "WITH found AS MATERIALIZED (SELECT * FROM public.docs WHERE topic = 7) SELECT * FROM found ORDER BY … LIMIT 10.",
            said,
            StringComparison.Ordinal);
    }

    [Fact]
    public void More_than_four_hundred_candidates_come_with_a_word_of_caution()
    {
        VectorIndexMeasurement[] dear = [VectorSamples.Measured(640, 0.99, 8)];

        VectorSearchChoice choice = VectorSearchChoice.Of(VectorSamples.Index("hnsw"), new VectorSearchGoal(0.99, null), dear);

        Assert.Contains("ef_construction = 200", choice.Advice, StringComparison.Ordinal);
        Assert.True(choice.Measured[0].IsRecommended);
    }

    [Fact]
    public void An_index_that_the_planner_never_took_is_not_said_to_be_bad()
    {
        VectorIndexMeasurement[] unused = [VectorSamples.Measured(40, 0.1, 1, isUsed: false)];

        string? said = VectorSearchChoice.Of(VectorSamples.Index("hnsw"), new VectorSearchGoal(0.9, null), unused).Advice;

        Assert.Contains("With none of the measured settings does the planner use public.docs_e for this search. The way it takes instead has recall 0.1", said, StringComparison.Ordinal);
        Assert.DoesNotContain("REINDEX", said, StringComparison.Ordinal);
    }

    [Fact]
    public void The_ladder_ends_where_more_cannot_be_a_better_choice()
    {
        VectorSearchGoal recall = new(0.9, null);
        VectorSearchGoal latency = new(null, 3);

        Assert.Equal([false, true], Ladder[..2].Select(recall.EndsLadder));
        Assert.Equal([false, false], Ladder[1..3].Select(latency.EndsLadder));
        Assert.True(latency.EndsLadder(VectorSamples.Measured(640, 0.98, 8)));
        Assert.True(new VectorSearchGoal(null, null).EndsLadder(Ladder[3]));
    }
}
