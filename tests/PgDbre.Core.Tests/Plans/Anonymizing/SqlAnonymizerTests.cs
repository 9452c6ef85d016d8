using PgDbre.Core.Plans.Anonymizing;

namespace PgDbre.Core.Tests.Plans.Anonymizing;

public sealed class SqlAnonymizerTests
{
    [Theory]
    [InlineData("((o.status)::text = 'open'::text)", "((c1.c2)::text = 'l1'::text)")]
    [InlineData("(amount > (5.5)::numeric(10,2))", "(c1 > ('l1')::numeric(10,2))")]
    [InlineData("(created_at < ('2025-01-01'::timestamp with time zone))", "(c1 < ('l1'::timestamp with time zone))")]
    [InlineData("(lower((email)::text) ~~ 'user%'::text)", "(lower((c1)::text) ~~ 'l1'::text)")]
    [InlineData("(secret_score(email) > 3)", "(f1(c1) > 'l1')")]
    [InlineData("((a.id = (InitPlan 1).col1) AND (NOT (hashed SubPlan 2)))", "((c1.c2 = (InitPlan 1).col1) AND (NOT (hashed SubPlan 2)))")]
    [InlineData("PARTIAL count(*)", "PARTIAL count(*)")]
    [InlineData("(embedding <=> $1)", "(c1 <=> $1)")]
    [InlineData("(\"Order\".\"at\" = ANY ('{1,2}'::integer[]))", "(c1.c2 = ANY ('l1'::integer[]))")]
    [InlineData("note DESC NULLS LAST", "c1 DESC NULLS LAST")]
    [InlineData("(kind = 'b'::mood)", "(c1 = 'l1'::y1)")]
    public void Names_and_constants_of_an_expression_go(string expression, string expected) =>
        Assert.Equal(expected, Anonymize(expression));

    [Theory]
    [InlineData("SELECT key, name FROM t WHERE at > now() -- of Bob", "SELECT c1, c2 FROM c3 WHERE c4 > now()")]
    [InlineData("SELECT sum(x) OVER (PARTITION BY y ORDER BY z ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) FROM t", "SELECT sum(c1) OVER (PARTITION BY c2 ORDER BY c3 ROWS BETWEEN 'l1' PRECEDING AND CURRENT ROW) FROM c4")]
    [InlineData("UPDATE t SET key = $1 WHERE id = 7", "UPDATE c1 SET c2 = $1 WHERE c3 = 'l1'")]
    [InlineData("SELECT id FROM t ORDER BY id FETCH FIRST 5 ROWS ONLY", "SELECT c1 FROM c2 ORDER BY c1 FETCH FIRST 'l1' ROWS ONLY")]
    [InlineData("SELECT CAST(a AS varchar(20)), date '2025-01-01' AS b FROM t", "SELECT CAST(c1 AS varchar(20)), date 'l1' AS c2 FROM c3")]
    [InlineData("SELECT 1 FROM t FOR NO KEY UPDATE SKIP LOCKED", "SELECT 'l1' FROM c1 FOR NO KEY UPDATE SKIP LOCKED")]
    [InlineData("SELECT 'it''s' || E'\\'', $$x$$, 'unfinished", "SELECT 'l1' || 'l2', 'l3', 'l4'")]
    public void Words_of_SQL_stay_where_they_are_words_of_SQL(string query, string expected) => Assert.Equal(expected, Anonymize(query));

    [Fact]
    public void The_same_name_and_constant_get_the_same_replacement()
    {
        AnonymousNames names = new();
        SqlAnonymizer anonymizer = new(names);

        Assert.Equal("(c1 = 'l1')", anonymizer.Anonymize("(a = 5)"));
        Assert.Equal("(c2 = 'l1') AND (c1 = 'l2')", anonymizer.Anonymize("(b = 5) AND (A = 6)"));
    }

    private static string Anonymize(string sql) => new SqlAnonymizer(new AnonymousNames()).Anonymize(sql);
}
