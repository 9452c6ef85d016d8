using PgDbre.Core.Connections;
using PgDbre.Core.Indexes;
using PgDbre.Testing;

namespace PgDbre.Data.Tests.Indexes;

[Collection(SandboxCollection.Name)]
public sealed class FilterAndSortAdviceTests(ChatFixture chat) : IClassFixture<ChatFixture>
{
    private PgConnection Server => chat.Database.Connection;

    [Fact]
    public async Task An_equality_and_a_sort_make_one_index_with_the_direction_kept()
    {
        var advice = await Advise.On(Server, "SELECT id FROM messages WHERE user_id = 42 ORDER BY created_at DESC LIMIT 10");

        IndexRecommendation index = advice.AssertRecommends("messages (user_id, created_at DESC)");
        Assert.Equal(Verification.Verified, index.Verification);
        Assert.Equal("messages_user_id_created_at_idx", index.Index);
        Assert.Equal(
            "CREATE INDEX CONCURRENTLY messages_user_id_created_at_idx ON public.messages USING btree (user_id, created_at DESC)", index.Sql);
        Assert.Equal("sort-columns", index.RuleId);
        Assert.True(index.CostAfter < index.CostBefore / 10);
        Assert.True(index.GainPercent > 90);
        Assert.Equal("2.8", index.WriteCostMicroseconds?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(["SELECT id FROM messages WHERE user_id = 42 ORDER BY created_at DESC LIMIT 10"], index.Queries);
    }

    [Fact]
    public async Task Normalised_text_is_advised_on_too()
    {
        var advice = await Advise.On(Server, "SELECT id FROM messages WHERE user_id = $1 ORDER BY created_at DESC LIMIT $2");

        advice.AssertRecommends("messages (user_id, created_at DESC)");
    }

    [Fact]
    public async Task A_sort_with_a_limit_alone_is_served()
    {
        var advice = await Advise.On(Server, "SELECT id FROM messages ORDER BY score DESC, created_at LIMIT 5");

        advice.AssertRecommends("messages (score DESC, created_at)");
    }

    [Fact]
    public async Task Equalities_come_before_a_range()
    {
        var advice = await Advise.On(Server, "SELECT id FROM messages WHERE created_at > now() - interval '30 days' AND user_id = 7");

        advice.AssertRecommends("messages (user_id, created_at)");
    }

    [Fact]
    public async Task Two_ranges_give_one_range_key_not_two()
    {
        var advice = await Advise.On(Server, "SELECT id FROM messages WHERE user_id = 7 AND created_at > now() - interval '3 days' AND score > 0.9");

        IndexRecommendation index = Assert.Single(advice.Recommendations);
        Assert.Equal(2, index.Columns.Split(',').Length);
        Assert.StartsWith("user_id, ", index.Columns, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rare_value_of_a_column_with_few_values_is_worth_an_index()
    {
        var advice = await Advise.On(Server, "SELECT id FROM messages WHERE status = 'failed'");

        advice.AssertRecommends("messages (status)");
    }

    [Fact]
    public async Task A_filter_that_keeps_most_rows_gets_none()
    {
        var advice = await Advise.On(Server, "SELECT id FROM messages WHERE status = 'sent'");

        Assert.Empty(advice.Recommendations);
    }

    [Fact]
    public async Task A_filter_that_keeps_a_third_gets_none()
    {
        var advice = await Advise.On(Server, "SELECT * FROM users WHERE country = 'de'");

        advice.AssertNoRecommendation(because: "keeps 33");
    }

    [Fact]
    public async Task An_or_over_two_columns_gets_an_index_for_each()
    {
        var advice = await Advise.On(Server, "SELECT id FROM messages WHERE user_id = 5 OR thread_id = 9");

        advice.AssertRecommends("messages (thread_id)", "messages (user_id)");
    }

    [Fact]
    public async Task A_lookup_through_a_join_gets_the_join_column_of_the_large_side()
    {
        var advice = await Advise.On(Server, "SELECT m.id FROM users u JOIN messages m ON m.user_id = u.id WHERE u.id = 12");

        advice.AssertRecommends("messages (user_id)");
    }

    [Fact]
    public async Task A_function_around_a_column_gets_an_expression_index()
    {
        var advice = await Advise.On(Server, "SELECT id FROM users WHERE lower(email) = 'user7@example.com'");

        IndexRecommendation index = advice.AssertRecommends("users ((lower(email)))");
        Assert.Equal("users_lower_idx", index.Index);
        Assert.Contains(index.Notes, note => note.Contains("ANALYZE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_function_that_is_not_immutable_gets_none_with_the_servers_reason()
    {
        var advice = await Advise.On(Server, "SELECT id FROM messages WHERE created_at::date = '2026-01-01'");

        advice.AssertNoRecommendation(because: "IMMUTABLE");
    }

    [Fact]
    public async Task A_prefix_pattern_gets_the_operator_class_that_compares_bytes()
    {
        var advice = await Advise.On(Server, "SELECT id FROM users WHERE email LIKE 'User77%'");

        advice.AssertRecommends("users (email text_pattern_ops)");
    }

    [Fact]
    public async Task A_pattern_without_beginning_gets_none_while_pg_trgm_is_missing()
    {
        var advice = await Advise.On(Server, "SELECT id FROM users WHERE email LIKE '%77@example.com'");

        advice.AssertNoRecommendation(because: "CREATE EXTENSION pg_trgm");
    }

    [Fact]
    public async Task Containment_in_jsonb_and_arrays_gets_gin_that_is_not_simulated()
    {
        var advice = await Advise.On(
            Server, "SELECT id FROM messages WHERE meta @> '{\"kind\": 5}'", "SELECT id FROM messages WHERE tags && ARRAY['t1']");

        advice.AssertRecommends("messages (meta jsonb_path_ops) using gin", "messages (tags) using gin");
        Assert.All(advice.Recommendations, index => Assert.Equal(Verification.NotSimulated, index.Verification));
    }

    [Fact]
    public async Task One_index_for_several_queries_comes_once_and_names_them_all()
    {
        var advice = await Advise.On(
            Server,
            "SELECT id FROM messages WHERE user_id = 1 ORDER BY created_at DESC LIMIT 10",
            "SELECT body FROM messages WHERE user_id = 2 ORDER BY created_at DESC LIMIT 5",
            "SELECT count(*) FROM messages WHERE user_id = 3");

        IndexRecommendation index = advice.AssertRecommends("messages (user_id, created_at DESC)");
        Assert.Equal(3, index.QueryCount);
        Assert.Equal(3, index.Origin.Count);
    }

    [Fact]
    public async Task A_query_that_cannot_be_planned_is_named_and_the_others_are_served()
    {
        var advice = await Advise.On(Server, "SELECT nothing FROM messages", "VACUUM messages", "SELECT id FROM messages WHERE user_id = 8");

        Assert.Equal(["PgColumnNotFound", "PgNotExplainable"], advice.Failures.Select(failure => failure.Failure.ErrorId));
        Assert.Equal("user_id", Assert.Single(advice.Recommendations).Columns);
    }

    [Fact]
    public async Task A_large_gain_is_asked_for_where_the_user_wants_it()
    {
        var advice = await Advise.On(
            Server, new Data.Indexes.AdviceRequest { MinGainPercent = 99.9 }, "SELECT id FROM messages WHERE created_at > now() - interval '60 days'");

        advice.AssertNoRecommendation(because: "are asked for");
    }

    [Fact]
    public async Task The_plan_of_an_update_is_read_too()
    {
        var advice = await Advise.On(Server, "UPDATE messages SET status = 'read' WHERE thread_id = 77");

        advice.AssertRecommends("messages (thread_id)");
    }

    [Fact]
    public async Task A_tiny_table_gets_none()
    {
        await chat.Database.ExecuteAsync("CREATE TABLE IF NOT EXISTS tiny (a int); INSERT INTO tiny VALUES (1), (2); ANALYZE tiny");

        var advice = await Advise.On(Server, "SELECT * FROM tiny WHERE a = 1");

        advice.AssertNoRecommendation(because: "pages");
    }
}
