using PgDbre.Core.Indexes;
using PgDbre.Data.Indexes;
using PgDbre.Testing;

namespace PgDbre.Data.Tests.Indexes;

/// <summary>Vectors too long for an index as they are, filters with few values, indexes that are there: what is advised, and that it runs.</summary>
[Collection(SandboxCollection.Name)]
public sealed class VectorFormTests(SandboxFixture sandbox) : IAsyncLifetime
{
    private static readonly AdviceRequest Small = new() { VectorPolicy = new VectorIndexPolicy { ExactSearchRows = 100 } };
    private TestDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await sandbox.CreateDatabaseAsync();
        await _database.ExecuteAsync(
            """
            SELECT setseed(0.5);
            CREATE TABLE long_docs (id int, "kind of" text, e vector(2500), pad text NOT NULL DEFAULT repeat('x', 300));
            INSERT INTO long_docs SELECT i, 'k' || i % 2, (SELECT array_agg(random() - 0.5) FROM generate_series(1, 2500) WHERE i > 0)::vector
            FROM generate_series(1, 400) i;
            CREATE TABLE longest_docs (id int, e vector(5000), pad text NOT NULL DEFAULT repeat('x', 300));
            INSERT INTO longest_docs SELECT i, (SELECT array_agg(random() - 0.5) FROM generate_series(1, 5000) WHERE i > 0)::vector
            FROM generate_series(1, 400) i;
            CREATE TABLE docs (id int, topic int, owner int, e vector(4));
            INSERT INTO docs SELECT i, i % 3, i % 200, ARRAY[random(), random(), random(), random()]::vector FROM generate_series(1, 4000) i;
            """);
        await _database.ExecuteAsync("VACUUM ANALYZE");
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Theory]
    [InlineData("SELECT id FROM long_docs ORDER BY e <=> $1 LIMIT 7", "(e::halfvec(2500)) halfvec_cosine_ops")]
    [InlineData("SELECT id FROM long_docs WHERE id > 5 AND \"kind of\" = 'k1' ORDER BY e <-> $1 LIMIT 7", "(e::halfvec(2500)) halfvec_l2_ops")]
    [InlineData("SELECT id FROM longest_docs ORDER BY e <=> $1 LIMIT 7", "(binary_quantize(e)::bit(5000)) bit_hamming_ops")]
    [InlineData("SELECT id FROM longest_docs WHERE id > $2 ORDER BY e <#> $1 LIMIT 7", "(binary_quantize(e)::bit(5000)) bit_hamming_ops")]
    public async Task Too_many_dimensions_are_indexed_in_another_form_and_the_query_is_rewritten_for_it(string query, string columns)
    {
        IndexRecommendation index = Assert.Single(
            (await Advise.On(_database.Connection, Small, query)).Recommendations, one => one.Method == "hnsw");

        Assert.Equal(columns, index.Columns);
        await _database.ExecuteAsync(index.Sql);
        string plan = await PlanAsync(index.RewrittenQuery!, query.Contains("$2", StringComparison.Ordinal));
        Assert.Contains($"Index Scan using {index.Index}", plan, StringComparison.Ordinal);
        Assert.EndsWith("LIMIT 7", index.RewrittenQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_with_few_values_gets_an_index_of_its_value()
    {
        var advice = await Advise.On(_database.Connection, Small, "SELECT id FROM docs WHERE topic = 1 ORDER BY e <=> '[1,2,3,4]' LIMIT 5");

        IndexRecommendation index = Assert.Single(advice.Recommendations, one => one.Method == "hnsw");
        Assert.Equal("topic = 1", index.Where);
        Assert.InRange(index.EstimatedSizeBytes!.Value, 300_000, 600_000);
        await _database.ExecuteAsync(index.Sql);
        Assert.True(await _database.ScalarAsync<bool>($"SELECT indisvalid FROM pg_index WHERE indexrelid = '{index.Index}'::regclass"));
    }

    [Fact]
    public async Task Where_the_value_is_a_parameter_each_value_gets_one()
    {
        var advice = await Advise.On(_database.Connection, Small, "SELECT id FROM docs WHERE topic = $2 ORDER BY e <=> $1 LIMIT 5");

        IndexRecommendation[] indexes = [.. advice.Recommendations.Where(one => one.Method == "hnsw")];
        Assert.Equal(["topic = '0'", "topic = '1'", "topic = '2'"], indexes.Select(one => one.Where).Order(StringComparer.Ordinal));
        foreach (IndexRecommendation index in indexes)
        {
            await _database.ExecuteAsync(index.Sql);
        }
    }

    [Fact]
    public async Task A_filter_that_keeps_little_is_searched_exactly()
    {
        var advice = await Advise.On(
            _database.Connection,
            new AdviceRequest { VectorPolicy = new VectorIndexPolicy { ExactSearchRows = 10 } },
            "SELECT id FROM docs WHERE owner = 7 ORDER BY e <=> '[1,2,3,4]' LIMIT 5");

        Assert.DoesNotContain(advice.Recommendations, one => one.Method == "hnsw");
        Assert.Contains(advice.Rejected, one => one.Reason.Contains("keeps 0.5 % of the rows: exact search", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Any_other_filter_is_warned_of()
    {
        var advice = await Advise.On(
            _database.Connection, Small, "SELECT id FROM docs WHERE owner < 100 ORDER BY e <=> '[1,2,3,4]' LIMIT 5");

        IndexRecommendation index = Assert.Single(advice.Recommendations, one => one.Method == "hnsw");
        Assert.Contains(index.Notes, note => note.Contains("SET LOCAL hnsw.iterative_scan = relaxed_order", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("e", "vector_l2_ops", "<->")]
    [InlineData("e", "vector_cosine_ops", "<=>")]
    public async Task An_index_of_the_other_method_is_to_be_measured_first(string column, string operatorClass, string symbol)
    {
        await _database.ExecuteAsync($"CREATE INDEX docs_there ON docs USING ivfflat ({column} {operatorClass}) WITH (lists = 10)");

        var advice = await Advise.On(_database.Connection, Small, $"SELECT id FROM docs ORDER BY e {symbol} '[1,2,3,4]' LIMIT 5");

        advice.AssertNoRecommendation(because: "Measure-PgVectorIndex docs_there -TargetRecall 0.95");
    }

    [Fact]
    public async Task What_the_build_wants_is_compared_with_the_server()
    {
        string query = "SELECT id FROM docs ORDER BY e <=> '[1,2,3,4]' LIMIT 5";
        AdviceRequest tight = new() { VectorPolicy = new VectorIndexPolicy { ExactSearchRows = 100, MaintenanceWorkMemBytes = 1 << 20 } };

        IndexRecommendation roomy = Assert.Single((await Advise.On(_database.Connection, Small, query)).Recommendations);
        IndexRecommendation cramped = Assert.Single((await Advise.On(_database.Connection, tight, query)).Recommendations);

        Assert.InRange(roomy.BuildMemoryBytes!.Value, 2_500_000, 3_200_000);
        Assert.Contains(roomy.Notes, note => note.Contains("wants about 3 MB of maintenance_work_mem; the server gives", StringComparison.Ordinal));
        Assert.Contains(cramped.Notes, note => note.Contains("New-PgIndex -MaintenanceWorkMemMB 3.", StringComparison.Ordinal));
        Assert.InRange(roomy.EstimatedBuildSeconds!.Value, 0.1, 2);
    }

    // With a vector in place of the last parameter, so that the plan is the one of an application's statement.
    private async Task<string> PlanAsync(string query, bool hasValue)
    {
        string table = query.Contains("longest_docs", StringComparison.Ordinal) ? "longest_docs" : "long_docs";
        string vector = await _database.ScalarAsync<string>($"SELECT e::text FROM {table} LIMIT 1");
        string literal = hasValue
            ? query.Replace("$2", $"'{vector}'", StringComparison.Ordinal).Replace("$1", "5", StringComparison.Ordinal)
            : query.Replace("$1", $"'{vector}'", StringComparison.Ordinal);
        return await _database.ScalarAsync<string>(
            $"""
            CREATE OR REPLACE FUNCTION pg_temp.plan(q text) RETURNS text LANGUAGE plpgsql AS
            $f$ DECLARE line text; whole text := ''; BEGIN FOR line IN EXECUTE 'EXPLAIN (COSTS OFF) ' || q LOOP whole := whole || line || E'\n'; END LOOP; RETURN whole; END $f$;
            SET enable_seqscan = off;
            SELECT pg_temp.plan($q${literal}$q$)
            """);
    }
}
