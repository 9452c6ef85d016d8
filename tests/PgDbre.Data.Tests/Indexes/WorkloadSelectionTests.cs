using PgDbre.Core.Connections;
using PgDbre.Core.Indexes;
using PgDbre.Core.Indexes.Candidates;
using PgDbre.Data.Indexes;
using PgDbre.Testing;

namespace PgDbre.Data.Tests.Indexes;

/// <summary>The choice over a whole workload: room, time, writes, and what an index replaces.</summary>
[Collection(SandboxCollection.Name)]
public sealed class WorkloadSelectionTests(ChatFixture chat) : IClassFixture<ChatFixture>
{
    private const string ByUser = "SELECT * FROM messages WHERE user_id = 42";
    private const string ByThread = "SELECT * FROM messages WHERE thread_id = 7";
    private const string ByEmail = "SELECT * FROM users WHERE email = 'User7@example.com'";

    private PgConnection Server => chat.Database.Connection;

    [Fact]
    public async Task Without_a_budget_all_that_helps_is_recommended()
    {
        Advice advice = await Advise.On(Server, ByUser, ByThread, ByEmail);

        advice.AssertRecommends("messages (thread_id)", "messages (user_id)", "users (email)");
        Assert.True(advice.CostAfter < advice.CostBefore / 5);
    }

    [Fact]
    public async Task A_budget_is_kept_and_what_exceeds_it_is_named_with_its_size()
    {
        const long budget = 600_000;
        Advice advice = await Advise.On(Server, new AdviceRequest { BudgetBytes = budget }, ByUser, ByThread, ByEmail);

        Assert.NotEmpty(advice.Recommendations);
        Assert.True(advice.Recommendations.Sum(index => index.EstimatedSizeBytes) <= budget);
        RejectedIndex email = Assert.Single(
            advice.Rejected, rejected => rejected is { Cause: RejectionCause.OverBudget, Candidate: "public.users (email)" });
        Assert.True(email.Value > budget);
    }

    [Fact]
    public async Task Of_a_limited_number_the_most_valuable_is_recommended()
    {
        Advice advice = await Advise.On(Server, new AdviceRequest { MaxIndexes = 1 }, ByUser, ByUser + " AND score > 0.99", ByEmail);

        Assert.StartsWith("user_id", Assert.Single(advice.Recommendations).Columns, StringComparison.Ordinal);
        advice.AssertRejects("public.users (email)", RejectionCause.TooManyIndexes);
    }

    [Fact]
    public async Task What_the_widest_index_serves_gets_no_index_of_its_own()
    {
        Advice advice = await Advise.On(
            Server, "SELECT * FROM messages WHERE user_id = 1 ORDER BY created_at DESC LIMIT 10", "SELECT * FROM messages WHERE user_id = 3");

        advice.AssertRecommends("messages (user_id, created_at DESC)");
        advice.AssertRejects("public.messages (user_id)", RejectionCause.Redundant);
    }

    [Fact]
    public async Task Columns_are_included_where_the_pages_are_all_visible()
    {
        await using TestDatabase database = await CreateAsync("CREATE INDEX other ON messages (score)");
        await VacuumAsync(database);

        Advice advice = await Advise.On(database.Connection, "SELECT thread_id FROM messages WHERE user_id BETWEEN 10 AND 12");

        advice.AssertRecommends("messages (user_id) INCLUDE (thread_id)");
    }

    [Fact]
    public async Task Nothing_is_included_while_the_pages_are_not_all_visible()
    {
        await using TestDatabase database = await CreateAsync("CREATE INDEX other ON messages (score)");

        Advice advice = await Advise.On(database.Connection, "SELECT thread_id FROM messages WHERE user_id BETWEEN 10 AND 12");

        Assert.All(advice.Recommendations, index => Assert.Null(index.Include));
        RejectedIndex[] visible = [.. advice.Rejected.Where(rejected => rejected.Cause == RejectionCause.NeedsVacuum)];
        Assert.Contains(visible, rejected => rejected.Reason.Contains("VACUUM (ANALYZE) public.messages", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_rare_constant_beside_a_parameter_makes_a_partial_index()
    {
        Advice advice = await Advise.On(Server, "SELECT * FROM messages WHERE status = 'failed' AND user_id = $1");

        IndexRecommendation index = advice.AssertRecommends("messages (user_id) WHERE status = 'failed'::text");
        Assert.True(index.EstimatedSizeBytes < 50_000);
        Assert.EndsWith("(user_id) WHERE status = 'failed'::text", index.Sql, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_seen_only_once_is_no_constant()
    {
        Advice advice = await Advise.On(Server, "SELECT * FROM messages WHERE status = 'failed' AND user_id = 3");

        Assert.All(advice.Recommendations, index => Assert.Null(index.Where));
    }

    [Fact]
    public async Task A_status_that_two_queries_ask_for_is_a_constant_and_an_id_is_not()
    {
        Advice status = await Advise.On(
            Server,
            "SELECT * FROM messages WHERE status = 'failed' AND user_id = 3",
            "SELECT * FROM messages WHERE status = 'failed' AND user_id = 4 AND score > 0.5");
        Advice id = await Advise.On(
            Server,
            "SELECT * FROM messages WHERE thread_id = 3 AND score > 0.5",
            "SELECT * FROM messages WHERE thread_id = 3 AND status = 'failed'");

        status.AssertRecommends("messages (user_id) WHERE status = 'failed'::text");
        Assert.All(id.Recommendations, index => Assert.Null(index.Where));
    }

    [Fact]
    public async Task A_query_that_one_index_serves_well_gets_no_second_for_the_little_that_is_left()
    {
        await using TestDatabase database = await CreateAsync("SELECT 1", threads: 10_000);

        Advice advice = await Advise.On(
            database.Connection,
            "SELECT * FROM messages WHERE thread_id = 7 AND score > 0.5",
            "SELECT * FROM messages WHERE thread_id = 9 AND user_id > 50");

        Assert.StartsWith("thread_id", Assert.Single(advice.Recommendations).Columns, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_column_that_hardly_ever_has_a_value_is_indexed_without_its_nulls()
    {
        await using TestDatabase database = await CreateAsync("ALTER TABLE messages ADD parent int; UPDATE messages SET parent = id WHERE id % 20 = 0");

        Advice advice = await Advise.On(database.Connection, "SELECT * FROM messages WHERE parent = $1");

        advice.AssertRecommends("messages (parent) WHERE parent IS NOT NULL");
    }

    [Fact]
    public async Task An_existing_index_is_replaced_where_the_planner_does_as_well_without_it()
    {
        await using TestDatabase database = await CreateAsync("CREATE INDEX narrow ON messages (user_id)");

        Advice advice = await Advise.On(database.Connection, "SELECT * FROM messages WHERE user_id = 42 ORDER BY created_at DESC LIMIT 10");

        IndexRecommendation index = advice.AssertRecommends("messages (user_id, created_at DESC)");
        Assert.Equal(["narrow"], index.Replaces);
        Assert.Contains(index.Notes, note => note.Contains("DROP INDEX CONCURRENTLY \"public\".\"narrow\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_existing_index_is_not_replaced_where_a_query_is_dearer_without_it()
    {
        await using TestDatabase database = await CreateAsync("CREATE INDEX narrow ON messages (user_id)");

        Advice advice = await Advise.On(
            database.Connection,
            "SELECT * FROM messages WHERE user_id = 42 ORDER BY created_at DESC LIMIT 10",
            "SELECT count(*) FROM messages WHERE user_id BETWEEN 10 AND 12");

        Assert.Empty(advice.AssertRecommends("messages (user_id, created_at DESC)").Replaces);
    }

    [Fact]
    public async Task A_unique_index_is_never_called_superfluous()
    {
        await using TestDatabase database = await CreateAsync("CREATE UNIQUE INDEX narrow ON messages (thread_id)", threads: 20_000);

        Advice advice = await Advise.On(database.Connection, "SELECT * FROM messages WHERE thread_id > 19000 AND thread_id < 19900 AND score = 0.5");

        Assert.All(advice.Recommendations, index => Assert.Empty(index.Replaces));
    }

    [Fact]
    public async Task The_time_limit_ends_the_search_with_a_valid_answer()
    {
        Advice advice = await Advise.On(Server, new AdviceRequest { TimeLimit = TimeSpan.Zero }, ByUser, ByThread, ByEmail);

        Assert.False(advice.IsComplete);
        Assert.Empty(advice.Failures);
        advice.AssertRejects("public.messages (user_id)", RejectionCause.TimeLimit);
    }

    [Fact]
    public async Task A_weak_index_on_a_table_that_is_written_all_the_time_is_rejected_for_its_writes()
    {
        await using TestDatabase database = await CreateAsync("SELECT pg_stat_reset()");
        await database.ExecuteAsync("UPDATE messages SET score = score + 1; SELECT pg_stat_force_next_flush(), pg_stat_clear_snapshot()");

        Advice seldom = await Advise.On(database.Connection, new AdviceRequest(), callsPerDay: 1, ByUser);
        Advice often = await Advise.On(database.Connection, new AdviceRequest(), callsPerDay: 1e12, ByUser);

        seldom.AssertRejects("public.messages (user_id)", RejectionCause.WriteCost);
        IndexRecommendation index = often.AssertRecommends("messages (user_id)");
        Assert.True(index.WriteMsPerDay > 0);
        Assert.True(index.ValueMs > index.WriteMsPerDay);
    }

    [Fact]
    public async Task A_recommendation_says_what_each_query_gains_and_what_the_index_costs()
    {
        IndexRecommendation index = (await Advise.On(Server, ByUser)).AssertRecommends("messages (user_id)");

        QueryGain gain = Assert.Single(index.QueryGains);
        Assert.Equal(ByUser, gain.Query);
        Assert.True(gain.CostAfter < gain.CostBefore);
        Assert.Equal(0.005 * (gain.CostBefore - gain.CostAfter), gain.SavedMs, precision: 6);
        Assert.Equal(gain.SavedMs, index.ValueMs!.Value, precision: 2);
        Assert.Equal(112, index.WalBytesPerRow);
        Assert.Null(index.WriteMsPerDay);
        Assert.InRange(index.EstimatedBuildSeconds!.Value, 0.01, 1);
        Assert.True(index.MinSizeBytes <= index.EstimatedSizeBytes && index.EstimatedSizeBytes <= index.MaxSizeBytes);
    }

    [Fact]
    public async Task Equal_statements_count_together()
    {
        Advice advice = await Advise.On(Server, new AdviceRequest { MaxIndexes = 1 }, ByEmail, ByThread, ByThread, ByThread, ByThread, ByThread);

        IndexRecommendation index = advice.AssertRecommends("messages (thread_id)");
        Assert.Equal(1, index.QueryCount);
    }

    // An older snapshot somewhere keeps pages from being all-visible; it goes away.
    private static async Task VacuumAsync(TestDatabase database)
    {
        using CancellationTokenSource deadline = new(TimeSpan.FromMinutes(1));
        do
        {
            await Task.Delay(100, deadline.Token);
            await database.ExecuteAsync("VACUUM (DISABLE_PAGE_SKIPPING, ANALYZE) messages");
        }
        while (!await database.ScalarAsync<bool>("SELECT relallvisible = relpages FROM pg_class WHERE oid = 'messages'::regclass"));
    }

    private async Task<TestDatabase> CreateAsync(string afterwards, int threads = 3000)
    {
        TestDatabase database = await chat.CreateOtherAsync();
        await database.ExecuteAsync(
            $"""
            CREATE TABLE messages (id int PRIMARY KEY, user_id int, thread_id int, created_at timestamptz, score real, body text)
            WITH (autovacuum_enabled = off);
            INSERT INTO messages
            SELECT i, 1 + (i * 7919) % 100, i % {threads}, now() - i * interval '1 minute', random(), md5(i::text) || repeat('x', 60)
            FROM generate_series(1, 20000) i;
            """);
        foreach (string statement in afterwards.Split("; "))
        {
            await database.ExecuteAsync(statement);
        }

        await database.ExecuteAsync("ANALYZE messages");
        return database;
    }
}
