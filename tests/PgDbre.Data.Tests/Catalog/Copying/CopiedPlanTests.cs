using System.Globalization;
using PgDbre.Core.Plans;
using PgDbre.Data.Tests.Plans;
using PgDbre.Testing;

namespace PgDbre.Data.Tests.Catalog.Copying;

/// <summary>
/// What the planner says of the copy, where no row is, and of the source. Not the same, and so not asked here: a comparison beyond the ends of the
/// histogram, where the source looks up the real end in an index, and one level of a B-tree whose root was filled by splits.
/// </summary>
[Collection(SandboxCollection.Name)]
public sealed class CopiedPlanTests(CopiedPlanFixture databases) : IClassFixture<CopiedPlanFixture>
{
    public static TheoryData<string> Queries =>
    [
        "SELECT * FROM users WHERE id = 42",
        "SELECT * FROM users WHERE email = 'u77@x.io'",
        "SELECT * FROM users WHERE lower(name) = 'name 42'",
        "SELECT * FROM users WHERE country = 'de' AND mood = 'happy'",
        "SELECT country, mood, count(*) FROM users GROUP BY country, mood",
        "SELECT room, label, count(*) FROM bookings GROUP BY room, label",
        "SELECT count(*) FROM users",
        "SELECT country, count(*) FROM users GROUP BY country ORDER BY 2 DESC",
        "SELECT * FROM users WHERE age BETWEEN 20 AND 22",
        "SELECT * FROM users WHERE code > 'c4'",
        "SELECT * FROM users WHERE name LIKE 'name 12%'",
        "SELECT * FROM messages WHERE user_id = 7 ORDER BY created_at DESC LIMIT 20",
        "SELECT * FROM messages WHERE status = 'failed' AND user_id < 100",
        "SELECT * FROM messages WHERE status = 'failed'",
        "SELECT user_id, created_at FROM messages WHERE user_id = 9",
        "SELECT max(created_at) FROM messages",
        "SELECT * FROM messages WHERE score > 0.9 ORDER BY score LIMIT 5",
        "SELECT * FROM messages WHERE score IS NULL",
        "SELECT * FROM messages WHERE tags @> '{t7}'",
        "SELECT * FROM messages WHERE meta @> '{\"kind\": 3}'",
        "SELECT u.name, count(*) FROM users u JOIN messages m ON m.user_id = u.id WHERE u.country = 'fr' GROUP BY u.name",
        "SELECT * FROM users u JOIN messages m ON m.user_id = u.id WHERE u.id = 5",
        "SELECT * FROM users u LEFT JOIN messages m ON m.user_id = u.id AND m.status = 'failed' WHERE u.age = 30",
        "SELECT * FROM users u WHERE EXISTS (SELECT FROM messages m WHERE m.user_id = u.id AND m.score > 0.9)",
        "SELECT * FROM users u WHERE id IN (SELECT user_id FROM messages WHERE created_at > '2026-01-28')",
        "SELECT DISTINCT user_id FROM messages",
        "SELECT user_id, sum(score) FROM messages GROUP BY user_id HAVING sum(score) > 100",
        "SELECT * FROM events WHERE day = '2026-01-10' AND kind = 3",
        "SELECT * FROM events WHERE day >= '2026-01-20' ORDER BY day, id LIMIT 10",
        "SELECT kind, count(*) FROM events GROUP BY kind",
        "SELECT * FROM events e JOIN users u ON u.id = e.user_id WHERE e.day = '2026-02-03'",
        "SELECT * FROM recent WHERE user_id = 3",
        "SELECT * FROM bookings WHERE during && daterange('2026-01-05', '2026-01-07')",
        "SELECT * FROM bookings WHERE room = 5 AND label = 'l3'",
        "WITH m AS MATERIALIZED (SELECT * FROM messages WHERE user_id = 4) SELECT * FROM m JOIN users u ON u.id = m.user_id",
        "SELECT row_number() OVER (PARTITION BY user_id ORDER BY created_at) FROM messages",
    ];

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task A_query_has_the_same_plan_and_cost_on_the_copy(string query)
    {
        Plan source = await databases.Source.ExplainAsync(query);
        Plan copy = await databases.Target.ExplainAsync(query);

        Assert.Equal(Describe(source), Describe(copy));
        Assert.InRange(copy.TotalCost, source.TotalCost * 0.99, source.TotalCost * 1.01);
    }

    [Fact]
    public void Nothing_was_left_out() => Assert.Equal([], databases.Gaps.Select(gap => gap.ToString()));

    [Fact]
    public async Task The_files_take_no_room()
    {
        string path = await databases.Target.ScalarAsync<string>("SELECT pg_relation_filepath('messages')");

        Assert.True(await databases.Target.ScalarAsync<long>("SELECT pg_relation_size('messages')") > 5_000_000);
        await databases.Target.ExecuteAsync($"COPY (SELECT 1) TO PROGRAM 'test $(du -k {path} | cut -f 1) -lt 100'");
    }

    [Fact]
    public async Task An_index_is_searched_without_an_error_and_finds_nothing()
    {
        await databases.Target.ExecuteAsync("SET enable_seqscan = off; SET enable_bitmapscan = off; SELECT * FROM users WHERE id = 42");
        Assert.Equal(0, await databases.Target.ScalarAsync<long>("SELECT count(*) FROM (SELECT id FROM users ORDER BY id DESC LIMIT 5) AS last"));
    }

    private static string Describe(Plan plan) => string.Join(
        '\n',
        plan.Root.Subtree().Select(node => string.Create(
            CultureInfo.InvariantCulture, $"{node.NodeType} {node.RelationName} {node.IndexName} rows={node.PlanRows}")));
}
