using PgDbre.Core.Catalog;
using PgDbre.Core.Indexes.Vectors;
using PgDbre.Shell;
using PgDbre.Testing;

namespace PgDbre.Tests.Indexes;

/// <summary>Measure-PgVectorIndex on a live server.</summary>
[Collection(SandboxCollection.Name)]
public sealed class MeasurePgVectorIndexTests : IClassFixture<VectorIndexFixture>, IDisposable
{
    private readonly ShellSession _shell = ShellSession.Create(RepositoryFolder.Manifest);
    private readonly TestDatabase _database;

    public MeasurePgVectorIndexTests(VectorIndexFixture points)
    {
        _database = points.Database;
        Assert.Empty(_shell.Invoke("$null = Connect-PgServer $text", ("text", _database.ConnectionText)).Errors);
    }

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void A_wider_search_finds_more_and_each_setting_is_a_record()
    {
        VectorIndexMeasurement[] measured = Measured("Measure-PgVectorIndex points_hnsw -EfSearch 200, 12");

        Assert.Equal([("hnsw.ef_search", 12), ("hnsw.ef_search", 200)], measured.Select(one => (one.Setting, one.Value)));
        Assert.InRange(measured[0].Recall, 0.1, measured[1].Recall - 0.1);
        Assert.All(measured, one =>
        {
            Assert.Equal((true, 100, 10, 0.0, null), (one.IsIndexUsed, one.Samples, one.K, one.ShortResults, one.MeetsTarget));
            Assert.Equal($"SET LOCAL hnsw.ef_search = {one.Value};", one.Sql);
            Assert.True(one.P50Ms <= one.P95Ms && one.ExactP50Ms > 0);
        });
    }

    [Fact]
    public void The_default_ladder_has_what_is_set_now()
    {
        VectorIndexMeasurement[] measured = Measured("Measure-PgVectorIndex points_ivfflat -SampleSize 20");

        Assert.Equal([1, 8, 16, 32], measured.Select(one => one.Value));
        Assert.Equal([true, false, false, false], measured.Select(one => one.IsCurrent));
        Assert.Equal(measured.Select(one => one.Recall).Order(), measured.Select(one => one.Recall));
    }

    [Fact]
    public void The_same_seed_searches_with_the_same_rows()
    {
        VectorIndexMeasurement[] measured = Measured(
            "1, 1, 2, 3, 4, 5 | ForEach-Object { Measure-PgVectorIndex points_hnsw -EfSearch 12 -SampleSize 30 -Seed $_ }");

        Assert.Equal(measured[0].Recall, measured[1].Recall);
        Assert.True(measured.Select(one => one.Recall).Distinct().Count() > 1);
    }

    [Fact]
    public void Rows_as_near_as_the_nearest_count_as_found() =>
        Assert.Equal(1, Measured("Measure-PgVectorIndex copies_hnsw -EfSearch 40 -SampleSize 20")[0].Recall);

    [Fact]
    public void The_filter_trap_shows_and_an_iterative_scan_mends_it()
    {
        VectorIndexMeasurement[] measured = Measured("Measure-PgVectorIndex points_hnsw -Where 'topic = 7' -EfSearch 40");

        Assert.Equal(["off", "relaxed_order"], measured.Select(one => one.Iterative));
        Assert.True(measured[0].ShortResults > 0.9 && measured[0].Recall < 0.3, $"{measured[0].ShortResults} short, recall {measured[0].Recall}");
        Assert.Contains("the condition comes after it", Assert.Single(measured[0].Notes), StringComparison.Ordinal);
        Assert.True(measured[1].ShortResults == 0 && measured[1].Recall > 0.6, $"{measured[1].ShortResults} short, recall {measured[1].Recall}");
        Assert.Equal("SET LOCAL hnsw.ef_search = 40; SET LOCAL hnsw.iterative_scan = relaxed_order;", measured[1].Sql);
    }

    [Fact]
    public async Task The_cheapest_setting_that_reaches_the_recall_is_recommended_and_its_statement_runs()
    {
        VectorIndexMeasurement[] measured = Measured("Measure-PgVectorIndex points_ivfflat -TargetRecall 0.6");

        VectorIndexMeasurement chosen = Assert.Single(measured, one => one.IsRecommended);
        Assert.Same(measured[^1], chosen);
        Assert.True(chosen.Recall >= 0.6 && measured[..^1].All(one => one.Recall < 0.6 && one.MeetsTarget == false));
        await _database.ExecuteAsync(chosen.AlterSql!);
        Assert.Equal($"{chosen.Value}", await _database.ScalarAsync<string>("SELECT current_setting('ivfflat.probes')"));
        await _database.ExecuteAsync($"ALTER DATABASE {_database.Target.Database} RESET ALL");
    }

    [Fact]
    public void Within_a_latency_the_setting_that_finds_most_is_recommended()
    {
        VectorIndexMeasurement[] measured = Measured("Measure-PgVectorIndex points_hnsw -EfSearch 12, 100 -TargetP95Ms 10000");

        Assert.Equal([false, true], measured.Select(one => one.IsRecommended));
    }

    [Fact]
    public async Task Where_no_setting_reaches_it_the_rebuild_is_named_and_runs()
    {
        await _database.ExecuteAsync(
            "CREATE INDEX points_poor ON points USING hnsw (place vector_ip_ops) WITH (m = 4, ef_construction = 16)");

        VectorIndexMeasurement measured = Measured("Measure-PgVectorIndex points_poor -EfSearch 12")[0];
        VectorIndex index = new()
        {
            Table = new TableName(measured.Schema, measured.Table),
            Name = measured.Index,
            Method = measured.Method,
            KeySql = "place",
            IsOnColumn = true,
            KeyType = "vector(16)",
            Column = "place",
            ColumnType = "vector(16)",
            Symbol = "<#>",
            ExtensionSchema = "public",
            Options = StorageOptions.Read(["m=4", "ef_construction=16"]),
        };

        // Times depend on the machine; here exact search is slow and the last step of the ladder was taken.
        string advice = VectorSearchChoice.Of(
            index, new VectorSearchGoal(1, null), [measured with { ExactP50Ms = 10_000, Value = 1000 }]).Advice!;
        string sql = advice[advice.IndexOf("ALTER INDEX", StringComparison.Ordinal)..];
        Assert.StartsWith("ALTER INDEX public.points_poor SET (ef_construction = 200); ", sql, StringComparison.Ordinal);
        foreach (string statement in sql.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            await _database.ExecuteAsync(statement);
        }

        await _database.ExecuteAsync("DROP INDEX points_poor");
    }

    [Theory]
    [InlineData("points_half")]
    [InlineData("points_part")]
    [InlineData("sparse_hnsw")]
    [InlineData("flags_hnsw")]
    [InlineData("Odd index")]
    public void Expressions_other_types_and_partial_indexes_are_measured(string index)
    {
        VectorIndexMeasurement measured = Assert.Single(Measured($"Measure-PgVectorIndex '{index}' -EfSearch 100 -SampleSize 20"));

        Assert.True(measured.IsIndexUsed);
        Assert.InRange(measured.Recall, 0.8, 1);
        Assert.Null(measured.Candidates);
    }

    [Fact]
    public void Candidates_of_an_index_on_bits_are_ranked_anew_by_the_column()
    {
        VectorIndexMeasurement[] measured = Measured("Measure-PgVectorIndex points_bit -EfSearch 40, 120 -SampleSize 30");

        Assert.Equal([40, 120], measured.Select(one => one.Candidates));
        Assert.All(measured, one => Assert.True(one.IsIndexUsed));
        Assert.True(measured[1].Recall > measured[0].Recall + 0.1, $"{measured[0].Recall}, {measured[1].Recall}");
    }

    [Fact]
    public void A_setting_with_which_the_planner_goes_another_way_says_so_and_is_never_recommended()
    {
        ShellResult result = _shell.Invoke("Measure-PgVectorIndex points_bit -EfSearch 1000 -TargetRecall 0.9 -SampleSize 10");

        VectorIndexMeasurement measured = (VectorIndexMeasurement)Assert.Single(result.Output).BaseObject;
        Assert.Equal((false, false, false), (measured.IsIndexUsed, measured.IsRecommended, measured.MeetsTarget));
        Assert.Contains(result.Warnings, warning => warning.ToString()!.Contains("the planner does not use points_bit", StringComparison.Ordinal));
    }

    [Fact]
    public void A_query_says_index_condition_and_limit()
    {
        VectorIndexMeasurement measured = Assert.Single(Measured(
            "Measure-PgVectorIndex -Query 'SELECT id FROM points p WHERE topic = 7 ORDER BY place <=> $1 LIMIT 4' -EfSearch 40 -Iterative off -SampleSize 10"));

        Assert.Equal(("points_hnsw", 4, "(topic = 7)"), (measured.Index, measured.K, measured.Where));
    }

    [Fact]
    public void Indexes_of_the_catalog_bind()
    {
        ShellResult result = _shell.Invoke("Get-PgIndex points -Index points_hnsw, points_pkey | Measure-PgVectorIndex -EfSearch 40 -SampleSize 10");

        Assert.Equal("points_hnsw", ((VectorIndexMeasurement)Assert.Single(result.Output).BaseObject).Index);
        Assert.StartsWith("PgIndexNotVector,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere", "PgIndexNotFound")]
    [InlineData("points_hnsw -Table copies", "PgIndexNotFound")]
    [InlineData("points_pkey", "PgIndexNotVector")]
    [InlineData("whole_hnsw", "PgPartitionedIndex")]
    [InlineData("empty_hnsw", "PgVectorRowsTooFew")]
    [InlineData("copies_hnsw -Top 1000 -Where 'id < 0'", "PgVectorFilterEmpty")]
    [InlineData("points_hnsw -Probes 3", "PgVectorSettingMismatch")]
    [InlineData("points_ivfflat -Iterative strict_order", "PgVectorIterativeUnsupported")]
    [InlineData("points_hnsw -Where 'topic = $2'", "PgParameterValuesMissing")]
    [InlineData("points_hnsw -Where 'pg_reload_conf()'", "PgVolatileFunction")]
    [InlineData("points_hnsw -Where 'true) UNION DELETE FROM points RETURNING (1::text'", "PgSyntaxError")]
    [InlineData("-Query 'SELECT id FROM points'", "PgVectorIndexUnused")]
    [InlineData("-Query 'SELECT id FROM points WHERE topic = $2 ORDER BY place <=> $1 LIMIT 3'", "PgParameterValuesMissing")]
    [InlineData("-Query 'VACUUM points'", "PgReadOnly")]
    public void What_cannot_be_measured_is_refused_by_name(string arguments, string errorId)
    {
        ShellResult result = _shell.Invoke($"Measure-PgVectorIndex {arguments}");

        Assert.StartsWith(errorId + ",", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task An_invalid_index_is_refused()
    {
        await _database.ExecuteAsync(
            """
            CREATE TABLE broken (place vector(2));
            CREATE INDEX broken_hnsw ON broken USING hnsw (place vector_l2_ops);
            UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'broken_hnsw'::regclass;
            """);

        ShellResult result = _shell.Invoke("Measure-PgVectorIndex broken_hnsw");

        Assert.StartsWith("PgIndexInvalid,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_measured_before_a_failure_is_given()
    {
        ShellResult result = _shell.Invoke(
            "Measure-PgVectorIndex points_hnsw -EfSearch 12 -Iterative off, relaxed_order -SampleSize 4 -TargetRecall 1 -Top 3 "
            + "-StatementTimeoutSeconds 1 -Where 'current_setting(''hnsw.iterative_scan'', true) IS DISTINCT FROM ''relaxed_order'' "
            + "OR pg_sleep(2) IS NOT NULL'");

        Assert.StartsWith("PgStatementTimeout,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        VectorIndexMeasurement measured = (VectorIndexMeasurement)Assert.Single(result.Output).BaseObject;
        Assert.Equal(("off", false), (measured.Iterative, measured.IsRecommended));
    }

    [Fact]
    public async Task Stopping_the_pipeline_stops_the_search_on_the_server()
    {
        TimeSpan deadline = TimeSpan.FromSeconds(10);
        Task<ShellResult> running = _shell.InvokeAsync(
            "Measure-PgVectorIndex points_hnsw -Where 'pg_sleep(600) IS NOT NULL' -StatementTimeoutSeconds 0");
        await UntilAsync(1);

        await Task.Run(_shell.Stop).WaitAsync(deadline);
        await running.WaitAsync(deadline);

        await UntilAsync(0);
    }

    private async Task UntilAsync(long sleepers)
    {
        using CancellationTokenSource deadline = new(TimeSpan.FromSeconds(10));
        while (await _database.ScalarAsync<long>(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'") != sleepers)
        {
            await Task.Delay(50, deadline.Token);
        }
    }

    private VectorIndexMeasurement[] Measured(string script)
    {
        ShellResult result = _shell.Invoke(script);
        Assert.Empty(result.Errors);
        return [.. result.Output.Select(one => (VectorIndexMeasurement)one.BaseObject)];
    }
}
