using PgDbre.Core.Indexes;
using PgDbre.Data.Indexes;
using PgDbre.Testing;

namespace PgDbre.Data.Tests.Indexes;

/// <summary>Advice on a table with three partitions, of which plans scan two or more.</summary>
[Collection(SandboxCollection.Name)]
public sealed class PartitionedAdviceTests(SandboxFixture sandbox)
{
    [Fact]
    public async Task What_several_partitions_want_is_recommended_for_the_whole_with_its_statements()
    {
        await using TestDatabase database = await CreateAsync();

        IndexRecommendation index = (await Advise.On(database.Connection, "SELECT * FROM e WHERE account = 7")).AssertRecommends("e (account)");

        Assert.Equal("e_account_idx", index.Index);
        Assert.Equal(Verification.Verified, index.Verification);
        Assert.True(index.CostAfter < index.CostBefore / 10);
        Assert.Contains("3 of the 3 partitions want it.", index.Reason, StringComparison.Ordinal);
        Assert.StartsWith("CREATE INDEX e_account_idx ON ONLY public.e USING btree (account);\nCREATE INDEX CONCURRENTLY e_1_account_idx", index.Sql, StringComparison.Ordinal);
        Assert.Single(index.QueryGains);
    }

    [Fact]
    public async Task Its_size_is_that_of_all_parts_and_it_is_used_when_it_is_built()
    {
        await using TestDatabase database = await CreateAsync();
        IndexRecommendation index = (await Advise.On(database.Connection, "SELECT * FROM e WHERE account = 7")).AssertRecommends("e (account)");

        IndexBuildRequest request = new() { Definition = index.Definition!, Name = index.Index, Queries = Core.Sql.SqlSplitter.Split(index.Queries[0]) };
        IndexBuild build = (await new IndexBuilder(database.Connection, request, _ => { }).BuildAsync(CancellationToken.None)).Build!;

        Assert.InRange(build.SizeBytes, 0.9 * index.MinSizeBytes!.Value, 1.1 * index.MaxSizeBytes!.Value);
        Assert.True(build.IsUsed);
        Assert.Equal(build.Sql, index.Sql);
    }

    [Fact]
    public async Task What_one_partition_wants_stays_there()
    {
        await using TestDatabase database = await CreateAsync();

        (await Advise.On(database.Connection, "SELECT * FROM e WHERE id < 20000 AND account = 7")).AssertRecommends("e_1 (account, id)");
    }

    [Fact]
    public async Task A_budget_holds_for_what_the_workload_touches()
    {
        await using TestDatabase database = await CreateAsync();

        Advice advice = await Advise.On(
            database.Connection, new AdviceRequest { BudgetBytes = 100_000_000 }, "SELECT * FROM e WHERE id < 40000 AND account = 7");

        advice.AssertRecommends("e_1 (account)", "e_2 (account)");
    }

    private async Task<TestDatabase> CreateAsync()
    {
        TestDatabase database = await sandbox.CreateDatabaseAsync();
        await database.ExecuteAsync(
            """
            CREATE TABLE e (id int, account int, note text) PARTITION BY RANGE (id);
            CREATE TABLE e_1 PARTITION OF e FOR VALUES FROM (0) TO (20000);
            CREATE TABLE e_2 PARTITION OF e FOR VALUES FROM (20000) TO (40000);
            CREATE TABLE e_3 PARTITION OF e FOR VALUES FROM (40000) TO (60000);
            INSERT INTO e SELECT i, i % 5000, repeat('x', 60) FROM generate_series(0, 59999) i;
            ANALYZE e_1;
            ANALYZE e_2;
            ANALYZE e_3
            """);
        return database;
    }
}
