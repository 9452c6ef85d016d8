using PgDbre.Core.Indexes;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Tests.Indexes;

public sealed class IndexDefinitionReaderTests
{
    [Theory]
    [InlineData("CREATE INDEX ON orders (id)", "CREATE INDEX ON orders USING btree (id)")]
    [InlineData("CREATE INDEX CONCURRENTLY ON \"public\".\"orders\" (\"customer_id\", \"Odd\");", "CREATE INDEX ON public.orders USING btree (customer_id, \"Odd\")")]
    [InlineData("create unique index concurrently if not exists orders_x on only shop.orders using brin (a)", "CREATE INDEX ON shop.orders USING brin (a)")]
    [InlineData("CREATE INDEX x ON t (lower(email), b DESC NULLS LAST) INCLUDE (c, d) WITH (fillfactor = 70) WHERE (a > 0)", "CREATE INDEX ON t USING btree ((lower(email)), b DESC NULLS LAST) INCLUDE (c, d) WITH (fillfactor = 70) WHERE (a > 0)")]
    [InlineData("CREATE INDEX ON t USING hnsw (embedding vector_cosine_ops)", "CREATE INDEX ON t USING hnsw (embedding vector_cosine_ops)")]
    [InlineData("CREATE INDEX ON t (name text_pattern_ops)", "CREATE INDEX ON t USING btree (name text_pattern_ops)")]
    [InlineData("CREATE INDEX ON t (a COLLATE \"C\" DESC, b COLLATE pg_catalog.\"de_DE\")", "CREATE INDEX ON t USING btree (a COLLATE \"C\" DESC, b COLLATE \"de_DE\")")]
    public void An_index_is_read_back(string sql, string expected) =>
        Assert.Equal(expected, Read(sql)!.ToHypotheticalSql());

    [Theory]
    [InlineData("CREATE TABLE t (on_it int)")]
    [InlineData("CREATE INDEX ON t (a) TABLESPACE fast")]
    [InlineData("CREATE INDEX ON t (a shop.fast_ops)")]
    [InlineData("CREATE INDEX ON t ()")]
    [InlineData("CREATE INDEX ON t (a")]
    [InlineData("DROP INDEX x")]
    [InlineData("CREATE")]
    public void Anything_else_is_not(string sql) => Assert.Null(Read(sql));

    private static IndexDefinition? Read(string sql) => IndexDefinitionReader.TryRead(Assert.Single(SqlSplitter.Split(sql)));
}
