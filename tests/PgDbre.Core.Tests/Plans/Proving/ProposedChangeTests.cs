using PgDbre.Core.Plans.Proving;

namespace PgDbre.Core.Tests.Plans.Proving;

public sealed class ProposedChangeTests
{
    [Theory]
    [InlineData("SET LOCAL work_mem = '64MB';", "work_mem=64MB")]
    [InlineData("set local jit to off", "jit=off")]
    [InlineData("SET LOCAL hnsw.iterative_scan = 'strict_order'; SET LOCAL ivfflat.iterative_scan = 'relaxed_order';", "hnsw.iterative_scan=strict_order ivfflat.iterative_scan=relaxed_order")]
    [InlineData("SET LOCAL log_min_duration_statement = -1", "log_min_duration_statement=-1")]
    public void Settings_are_tried_as_they_stand(string sql, string expected)
    {
        ProposedChange change = ProposedChange.From(sql);

        Assert.Equal(expected, string.Join(' ', change.Settings.Select(setting => $"{setting.Key}={setting.Value}")));
        Assert.Null(change.Obstacle);
        Assert.Null(change.Index);
    }

    [Fact]
    public void An_index_that_HypoPG_knows_is_imagined()
    {
        ProposedChange change = ProposedChange.From("CREATE INDEX CONCURRENTLY ON \"public\".\"orders\" (\"customer_id\");");

        Assert.Equal("public.orders (customer_id)", change.Index!.ToString());
        Assert.Null(change.Obstacle);
    }

    [Theory]
    [InlineData("CREATE INDEX ON docs USING hnsw (embedding vector_l2_ops);", "HypoPG knows no hnsw indexes")]
    [InlineData("CREATE INDEX ON docs USING gin (body gin_trgm_ops);", "HypoPG knows no gin indexes")]
    [InlineData("ANALYZE \"public\".\"orders\";", "ANALYZE cannot be tried aside")]
    [InlineData("VACUUM \"public\".\"orders\";", "VACUUM cannot be tried aside")]
    [InlineData("CREATE STATISTICS s ON a, b FROM t;", "statistics must be gathered")]
    [InlineData("ALTER TABLE t ALTER a SET STATISTICS 500;", "ALTER TABLE cannot be tried aside")]
    [InlineData("CREATE EXTENSION pg_trgm; CREATE INDEX ON t (a);", "CREATE EXTENSION cannot be tried aside")]
    [InlineData("SET LOCAL work_mem TO DEFAULT", "SET cannot be tried aside")]
    [InlineData("SET LOCAL search_path = a, b", "SET cannot be tried aside")]
    public void What_cannot_be_tried_says_so(string sql, string obstacle)
    {
        ProposedChange change = ProposedChange.From(sql);

        Assert.StartsWith(obstacle, change.Obstacle, StringComparison.Ordinal);
        Assert.Null(change.Index);
        Assert.Empty(change.Settings);
    }
}
