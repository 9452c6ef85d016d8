using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class ConcurrentIndexOnPartitionedTableTests
{
    private const string Id = "concurrent-index-on-partitioned-table";

    [Fact]
    public void The_way_by_partitions_is_given_with_their_names()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, "CREATE UNIQUE INDEX CONCURRENTLY events_key ON events (id, at);"));
        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal("public.events", finding.Object);
        Assert.Equal(
            "public.events is partitioned: the server cannot build its index CONCURRENTLY and refuses the statement.",
            finding.Message);
        Assert.Equal(
            """
            CREATE UNIQUE INDEX events_key ON ONLY events (id, at);
            -- for each partition, outside of a transaction:
            CREATE UNIQUE INDEX CONCURRENTLY events_2025_events_key ON public.events_2025 (id, at);
            ALTER INDEX events_key ATTACH PARTITION public.events_2025_events_key;
            CREATE UNIQUE INDEX CONCURRENTLY events_default_events_key ON public.events_default (id, at);
            ALTER INDEX events_key ATTACH PARTITION public.events_default_events_key;
            """,
            finding.Sql);
    }

    [Theory]
    [InlineData("CREATE INDEX CONCURRENTLY i ON readings_2025 (value);")]
    [InlineData("CREATE INDEX CONCURRENTLY i ON orders (code);")]
    [InlineData("DROP INDEX CONCURRENTLY orders_status_idx;")]
    [InlineData("CREATE INDEX i ON ONLY readings (value);")]
    [InlineData("REINDEX TABLE CONCURRENTLY readings;")]
    public void A_partition_and_a_plain_table_take_it(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData("DROP INDEX CONCURRENTLY readings_at_idx;")]
    public void The_index_of_a_partitioned_table_cannot_be_dropped_so_either(string sql) => Assert.Single(ExampleSchema.Findings(Id, sql));
}
