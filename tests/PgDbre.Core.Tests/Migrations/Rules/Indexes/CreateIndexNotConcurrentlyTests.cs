using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class CreateIndexNotConcurrentlyTests
{
    private const string Id = "create-index-not-concurrently";

    [Fact]
    public void On_a_partitioned_table_each_partition_gets_its_own_concurrent_build()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, "CREATE INDEX readings_value_idx ON readings (value) WHERE value > 0;"));
        Assert.Equal(Severity.High, finding.Severity);
        Assert.Equal("public.readings", finding.Object);
        Assert.Equal(
            "Writes to public.readings and its partitions wait until readings_value_idx is built on all of them.",
            finding.Message);
        Assert.Equal("SHARE on public.readings (blocks writes) while it builds an index from the whole table", finding.Lock);
        Assert.Equal(
            """
            CREATE INDEX readings_value_idx ON ONLY readings (value) WHERE value > 0;
            -- for each partition, outside of a transaction:
            CREATE INDEX CONCURRENTLY readings_2025_readings_value_idx ON public.readings_2025 (value) WHERE value > 0;
            ALTER INDEX readings_value_idx ATTACH PARTITION public.readings_2025_readings_value_idx;
            """,
            finding.Sql);
    }

    [Theory]
    [InlineData("CREATE INDEX CONCURRENTLY i ON orders (code);")]
    [InlineData("CREATE INDEX i ON ONLY readings (value);")]
    [InlineData("CREATE TABLE drafts (id bigint, a int, b text, PRIMARY KEY (id)); CREATE INDEX i ON drafts (a);")]
    [InlineData("CREATE TEMP TABLE t AS SELECT 1 AS a; CREATE INDEX i ON t (a);")]
    public void What_keeps_no_writer_waiting_is_no_finding(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData("CREATE TABLE IF NOT EXISTS drafts (a int); CREATE INDEX i ON drafts (a);")]
    [InlineData("CREATE INDEX i ON ONLY orders (code);")]
    [InlineData("CREATE TABLE copies AS SELECT * FROM orders; CREATE INDEX i ON copies (code);")]
    [InlineData("CREATE INDEX i ON elsewhere.unknown (a);")]
    [InlineData("DO $$ BEGIN CREATE INDEX i ON orders (code); END $$;")]
    public void A_table_that_may_hold_rows_is_one(string sql) => Assert.Single(ExampleSchema.Findings(Id, sql));
}
