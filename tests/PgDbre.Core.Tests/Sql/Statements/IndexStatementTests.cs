namespace PgDbre.Core.Tests.Sql.Statements;

/// <summary>CREATE INDEX and REINDEX.</summary>
public sealed class IndexStatementTests
{
    [Theory]
    [InlineData(
        "create index on t (a)",
        "CreateIndex(Table: t, Elements: [IndexElement(Column: a)])")]
    [InlineData(
        "create unique index concurrently if not exists i on only s.t using btree (a desc nulls last, lower(b), (c + 1) "
        + "collate \"C\" s.ops)",
        "CreateIndex(Name: i, Table: s.t, Elements: [IndexElement(Column: a, IsDescending: True, NullsFirst: False), "
        + "IndexElement(Expression: `lower(b)`), IndexElement(Expression: `c + 1`, Collation: \"C\", OperatorClass: s.ops)], "
        + "IsUnique: True, IsConcurrent: True, IfNotExists: True, IsOnly: True, AccessMethod: btree)")]
    [InlineData(
        "create index i on t using gist (a gist_ops (siglen = 32), b) include (c, d) nulls not distinct with (fillfactor = "
        + "90) tablespace fast where a is not null and b > 0",
        "CreateIndex(Name: i, Table: t, Elements: [IndexElement(Column: a, OperatorClass: gist_ops, OperatorClassOptions: "
        + "[siglen=32]), IndexElement(Column: b)], AccessMethod: gist, Include: [IndexElement(Column: c), IndexElement(Column: "
        + "d)], NullsNotDistinct: True, Where: `a is not null and b > 0`, Options: [fillfactor=90], Tablespace: fast)")]
    [InlineData(
        "create index i on t (pg_catalog.lower(a) text_pattern_ops)",
        "CreateIndex(Name: i, Table: t, Elements: [IndexElement(Expression: `pg_catalog.lower(a)`, OperatorClass: "
        + "text_pattern_ops)])")]
    [InlineData(
        "create index \"on\" on t (coalesce(a, b))",
        "CreateIndex(Name: on, Table: t, Elements: [IndexElement(Expression: `coalesce(a, b)`)])")]
    [InlineData(
        "reindex index i",
        "Reindex(Kind: Index, Name: i)")]
    [InlineData(
        "reindex table concurrently s.t",
        "Reindex(Kind: Table, Name: s.t, IsConcurrent: True)")]
    [InlineData(
        "reindex (verbose, concurrently off) table t",
        "Reindex(Kind: Table, Name: t, Options: [verbose, concurrently=off])")]
    [InlineData(
        "reindex (concurrently) schema s",
        "Reindex(Kind: Schema, Name: s, IsConcurrent: True, Options: [concurrently])")]
    [InlineData(
        "reindex (concurrently true, tablespace fast) index i",
        "Reindex(Kind: Index, Name: i, IsConcurrent: True, Options: [concurrently=true, tablespace=fast])")]
    [InlineData(
        "reindex database",
        "Reindex(Kind: Database)")]
    [InlineData(
        "reindex system concurrently d",
        "Reindex(Kind: Database, Name: d, IsConcurrent: True)")]
    [InlineData(
        "cluster t using i",
        "Cluster(Table: t, Index: i)")]
    [InlineData(
        "cluster verbose",
        "Cluster(Options: [verbose])")]
    [InlineData(
        "cluster i on t",
        "Cluster(Table: t, Index: i)")]
    public void An_index_statement_is_told_in_full(string sql, string tree) => Assert.Equal(tree, TreeText.Of(sql));
}
