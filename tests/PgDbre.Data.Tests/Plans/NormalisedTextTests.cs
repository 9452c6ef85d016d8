using PgDbre.Core.Connections;
using PgDbre.Core.Plans;
using PgDbre.Data.Connections;
using PgDbre.Data.Plans;
using PgDbre.Testing;

namespace PgDbre.Data.Tests.Plans;

/// <summary>Text as pg_stat_statements keeps it, with $n for constants, and what PREPARE and the planner make of it.</summary>
[Collection(SandboxCollection.Name)]
public sealed class NormalisedTextTests(SandboxFixture sandbox)
{
    [Theory]
    [InlineData("SELECT * FROM t WHERE d > date $1", "Seq Scan")]
    [InlineData("SELECT * FROM t WHERE d > now() - interval $1", "Seq Scan")]
    [InlineData("SELECT * FROM t WHERE d > timestamp with time zone $1", "Seq Scan")]
    [InlineData("SELECT extract($1 FROM d) FROM t WHERE a = $2", "Index Scan")]
    [InlineData("SELECT * FROM t WHERE ($1 IS NULL OR b = $2)", "Seq Scan")]
    [InlineData("SELECT * FROM t WHERE $1 IS NULL AND $2 IS NULL", "Result")]
    [InlineData("SELECT * FROM t WHERE a IN ($1 /*, ... */)", "Index Scan")]
    [InlineData("SELECT * FROM t ORDER BY a LIMIT $1 OFFSET $2", "Limit")]
    [InlineData("(SELECT * FROM t WHERE a = $1)", "Index Scan")]
    [InlineData("UPDATE t SET b = $1 WHERE a = $2", "ModifyTable")]
    public async Task It_is_explained(string sql, string root)
    {
        await using TestDatabase database = await CreateAsync();

        Plan plan = await database.ExplainAsync(sql);

        Assert.Equal(root, plan.Root.NodeType);
        Assert.True(plan.IsGeneric);
        Assert.Equal(sql, plan.Query);
    }

    [Fact]
    public async Task The_limit_is_planned_with_the_rows_it_really_has()
    {
        await using TestDatabase database = await CreateAsync();

        Plan plan = (await database.ExplainAsync(Explain.Request("SELECT * FROM t LIMIT $1") with { LimitRows = 7 }))!;

        Assert.Equal(7, plan.Root.PlanRows);
    }

    [Fact]
    public async Task Values_that_are_known_make_a_plan_for_them()
    {
        await using TestDatabase database = await CreateAsync();
        PlanRequest request = Explain.Request("SELECT * FROM t WHERE a <= $1 AND d > date $2 LIMIT $3") with { Values = [10, "2000-01-01", 3] };

        Plan plan = (await database.ExplainAsync(request with { Analyze = true }))!;

        Assert.False(plan.IsGeneric);
        Assert.Equal(3, plan.Root.ActualRows);
    }

    [Theory]
    [InlineData("SELECT * FROM generate_series($1, $2)")]
    [InlineData("SELECT $1 + $2")]
    public async Task Types_the_server_cannot_infer_are_taken_from_the_values(string sql)
    {
        await using TestDatabase database = await CreateAsync();

        Plan? plan = await database.ExplainAsync(Explain.Request(sql) with { Values = [1, 1000L] });
        PgDbreException withoutValues = await database.FailAsync(Explain.Request(sql));
        PgDbreException withText = await database.FailAsync(Explain.Request("SELECT * FROM generate_series($1, $2)") with { Values = ["1", "2"] });

        Assert.NotNull(plan);
        Assert.Equal(("PgParameterTypeUnknown", "42725"), (withoutValues.ErrorId, withoutValues.SqlState));
        Assert.Contains("-Parameter", withoutValues.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal("PgParameterTypeUnknown", withText.ErrorId);
    }

    [Theory]
    [InlineData("SELECT nothing FROM t WHERE a = $1", "PgColumnNotFound")]
    [InlineData("SELECT FROM WHERE $1", "PgSyntaxError")]
    [InlineData("SELECT * FROM nowhere WHERE a = $1", "PgTableNotFound")]
    [InlineData("SELECT missing($1)", "PgFunctionNotFound")]
    public async Task A_statement_that_fails_leaves_the_transaction_usable_and_nothing_prepared(string sql, string errorId)
    {
        await using TestDatabase database = await CreateAsync();
        await using ServerTransaction transaction = await ServerTransaction.ReadOnlyAsync(database.Connection, SessionLimits.Default, CancellationToken.None);

        PgDbreException failure = await Assert.ThrowsAsync<PgDbreException>(() => PlanAsync(database, transaction, Explain.Request(sql)));

        Assert.Equal(errorId, failure.ErrorId);
        Assert.Equal("Index Scan", (await PlanAsync(database, transaction, Explain.Request("SELECT * FROM t WHERE a = $1")))!.Root.NodeType);
        Assert.Equal((0L, "auto"), await LeftoversAsync(transaction));
    }

    [Fact]
    public async Task A_value_the_server_cannot_read_leaves_nothing_prepared()
    {
        await using TestDatabase database = await CreateAsync();
        await using ServerTransaction transaction = await ServerTransaction.ReadOnlyAsync(database.Connection, SessionLimits.Default, CancellationToken.None);
        PlanRequest request = Explain.Request("SELECT * FROM t WHERE a = $1") with { Values = ["no number"] };

        // PREPARE succeeds and EXECUTE fails, so here the prepared statement outlives the rollback.
        PgDbreException failure = await Assert.ThrowsAsync<PgDbreException>(() => PlanAsync(database, transaction, request));

        Assert.Equal("PgInvalidData", failure.ErrorId);
        Assert.Equal((0L, "auto"), await LeftoversAsync(transaction));
    }

    private static Task<Plan?> PlanAsync(TestDatabase database, ServerTransaction transaction, PlanRequest request) =>
        StatementPlanner.PlanAsync(database.Connection, transaction, request, CancellationToken.None);

    private static async Task<(long Prepared, string PlanCacheMode)> LeftoversAsync(ServerTransaction transaction) => Assert.Single(
        await transaction.ListAsync(
            "SELECT (SELECT count(*) FROM pg_prepared_statements WHERE name LIKE 'pgdbre%'), current_setting('plan_cache_mode')",
            row => (row.GetInt64(0), row.GetString(1)),
            CancellationToken.None));

    private async Task<TestDatabase> CreateAsync()
    {
        TestDatabase database = await sandbox.CreateDatabaseAsync();
        await database.ExecuteAsync(
            """
            CREATE TABLE t (a int PRIMARY KEY, b text, d timestamptz);
            INSERT INTO t SELECT i, 'b' || i, now() FROM generate_series(1, 5000) i;
            """);
        await database.ExecuteAsync("VACUUM ANALYZE t");
        return database;
    }
}
