using PgDbre.Core.Workload;
using PgDbre.Shell;
using PgDbre.Testing;

namespace PgDbre.Tests.Workload;

/// <summary>Measure-PgQuery on a live server.</summary>
[Collection(SandboxCollection.Name)]
public sealed class MeasurePgQueryTests(SandboxFixture sandbox) : IAsyncLifetime
{
    private readonly ShellSession _shell = ShellSession.Create(RepositoryFolder.Manifest);
    private TestDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await sandbox.CreateDatabaseAsync();
        await _database.ExecuteAsync(
            """
            CREATE TABLE points (id int PRIMARY KEY, place vector(3));
            INSERT INTO points SELECT i, ARRAY[i, i % 7, i % 11]::vector FROM generate_series(1, 1000) i;
            ANALYZE points;
            """);
        Assert.Empty(_shell.Invoke("$null = Connect-PgServer $text", ("text", _database.ConnectionText)).Errors);
    }

    public async Task DisposeAsync()
    {
        _shell.Dispose();
        await _database.DisposeAsync();
    }

    [Fact]
    public void Runs_rows_blocks_and_percentiles_come_from_the_executions()
    {
        QueryMeasurement measured = Measured("Measure-PgQuery 'SELECT * FROM points' -Count 7 -Concurrency 2 -Name all");

        Assert.Equal((7, 1000, 2, "all"), (measured.Runs, measured.Rows, measured.Concurrency, measured.Name));
        Assert.True(measured.SharedHitBlocks + measured.SharedReadBlocks > 0);
        Assert.InRange(measured.P50Ms, measured.MinMs, measured.P95Ms);
        Assert.InRange(measured.P95Ms, measured.P50Ms, measured.MaxMs);
        Assert.Equal((null, null, null), (measured.BeforeP95Ms, measured.ChangePercent, measured.Recall));
    }

    [Fact]
    public void Values_go_to_the_types_the_server_infers()
    {
        QueryMeasurement measured = Measured(
            "Measure-PgQuery 'SELECT id FROM points WHERE id = ANY($1) AND id < $2 ORDER BY place <-> $3' -Parameter @(1, 2, 3), 3, '[1,2,3]' -Count 1");

        Assert.Equal(2, measured.Rows);
    }

    [Theory]
    [InlineData("SELECT * FROM generate_series($1, $2)", "2, 6", 5)]
    [InlineData("SELECT id FROM points WHERE id < $1 + $2", "2, 2", 3)]
    [InlineData("SELECT id FROM points WHERE $1 IS NULL OR id = $1", "7", 1)]
    public void Types_the_server_cannot_infer_are_taken_from_the_values(string query, string values, long rows)
    {
        QueryMeasurement measured = Measured($"Measure-PgQuery '{query}' -Parameter {values} -Count 2 -Concurrency 2 -WarmUp 0");

        Assert.Equal(rows, measured.Rows);
    }

    [Fact]
    public void Settings_hold_for_the_query_and_for_no_other()
    {
        QueryMeasurement with = Measured(
            "Measure-PgQuery 'SELECT 1 WHERE current_setting(''hnsw.ef_search'', true) = ''77''' -Setting @{ 'hnsw.ef_search' = 77 } -Count 1");
        QueryMeasurement without = Measured("Measure-PgQuery 'SELECT 1 WHERE current_setting(''hnsw.ef_search'', true) = ''77''' -Count 1");

        Assert.Equal((1, 0), (with.Rows, without.Rows));
    }

    [Theory]
    [InlineData("DELETE FROM points")]
    [InlineData("WITH gone AS (DELETE FROM points RETURNING 1) SELECT * FROM gone")]
    [InlineData("SELECT * FROM points FOR UPDATE")]
    [InlineData("SELECT * INTO copied FROM points")]
    [InlineData("CREATE TABLE t ()")]
    [InlineData("COMMIT")]
    public async Task Whatever_writes_is_refused_and_changes_nothing(string query)
    {
        ShellResult result = _shell.Invoke("Measure-PgQuery $query", ("query", query));

        Assert.StartsWith("PgReadOnly,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(result.Output);
        Assert.Equal(1000, await _database.ScalarAsync<long>("SELECT count(*) FROM points"));
    }

    [Fact]
    public void A_failing_query_does_not_stop_the_next_one()
    {
        ShellResult result = _shell.Invoke("'SELECT 1/0', 'SELECT 1' | Measure-PgQuery -Count 3 -Concurrency 3");

        Assert.StartsWith("PgInvalidData,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("SELECT 1", ((QueryMeasurement)Assert.Single(result.Output).BaseObject).Query);
    }

    [Fact]
    public void An_earlier_measurement_is_compared_with()
    {
        QueryMeasurement after = Measured("$before = Measure-PgQuery 'SELECT 1' -Count 3; Measure-PgQuery 'SELECT 1' -Count 3 -Before $before");

        Assert.NotNull(after.BeforeP95Ms);
        Assert.Equal((after.P95Ms - after.BeforeP95Ms) / after.BeforeP95Ms * 100, after.ChangePercent);
    }

    [Fact]
    public void The_recall_of_an_exact_search_is_one() =>
        Assert.Equal(1, Measured("Measure-PgQuery 'SELECT id FROM points ORDER BY place <-> $1 LIMIT 10' -Parameter '[500,3,4]' -Count 1 -Recall").Recall);

    [Fact]
    public void The_recall_counts_what_an_approximate_index_missed()
    {
        // One list of many is searched, so neighbours in the other lists are not found.
        Invoke("CREATE INDEX ON points USING ivfflat (place vector_l2_ops) WITH (lists = 500)");

        QueryMeasurement measured = Measured(
            "Measure-PgQuery 'SELECT id FROM points ORDER BY place <-> $1 LIMIT 50' -Parameter '[500,3,4]' -Count 1 -Recall -Setting @{ 'ivfflat.probes' = 1; enable_seqscan = $false }");

        Assert.InRange(measured.Recall!.Value, 0.02, 0.98);
    }

    [Fact]
    public void A_record_of_another_server_is_refused()
    {
        ShellResult result = _shell.Invoke(
            "$stranger | Measure-PgQuery",
            ("stranger", new SlowQuery { Server = "elsewhere:5432", Database = "app", Query = "SELECT 1", Source = "pg_stat_statements" }));

        Assert.StartsWith("PgConnectionMismatch,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    private void Invoke(string sql) => _database.ExecuteAsync(sql).GetAwaiter().GetResult();

    private QueryMeasurement Measured(string script)
    {
        ShellResult result = _shell.Invoke(script);
        Assert.Empty(result.Errors);
        return (QueryMeasurement)Assert.Single(result.Output).BaseObject;
    }
}
