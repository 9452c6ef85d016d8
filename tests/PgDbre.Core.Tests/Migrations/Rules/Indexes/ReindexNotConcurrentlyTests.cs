using PgDbre.Core.Findings;

namespace PgDbre.Core.Tests.Migrations.Rules;

public sealed class ReindexNotConcurrentlyTests
{
    private const string Id = "reindex-not-concurrently";

    [Fact]
    public void The_table_of_the_index_is_closed_to_writes()
    {
        Finding finding = Assert.Single(ExampleSchema.Findings(Id, "REINDEX (VERBOSE) INDEX orders_status_idx;"));
        Assert.Equal(Severity.High, finding.Severity);
        Assert.Equal("public.orders", finding.Object);
        Assert.Equal("Writes to public.orders wait while orders_status_idx is built again, and reads that need one too.", finding.Message);
        Assert.Equal("SHARE on public.orders (blocks writes) while it builds an index from the whole table", finding.Lock);
        Assert.Equal("REINDEX (VERBOSE) INDEX CONCURRENTLY orders_status_idx;", finding.Sql);
    }

    [Theory]
    [InlineData("REINDEX TABLE CONCURRENTLY orders;")]
    [InlineData("REINDEX (CONCURRENTLY) INDEX orders_status_idx;")]
    [InlineData("REINDEX SYSTEM postgres;")]
    [InlineData("CREATE TABLE drafts (id bigint, a int, b text, PRIMARY KEY (id)); REINDEX TABLE drafts;")]
    public void What_keeps_no_writer_waiting_is_no_finding(string sql) => Assert.Empty(ExampleSchema.Findings(Id, sql));

    [Theory]
    [InlineData("REINDEX SCHEMA public;")]
    [InlineData("REINDEX DATABASE shop;")]
    [InlineData("REINDEX INDEX unknown_idx;")]
    public void A_schema_or_a_database_is_one_finding(string sql) => Assert.Single(ExampleSchema.Findings(Id, sql));
}
