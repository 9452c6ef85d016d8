namespace PgDbre.Core.Tests.Sql.Statements;

/// <summary>CREATE TABLE in all its forms.</summary>
public sealed class CreateTableTests
{
    [Theory]
    [InlineData(
        "create table t ()",
        "CreateTable(Name: t)")]
    [InlineData(
        "create table if not exists s.t (id bigint primary key, name varchar(50) not null default '', unique (name))",
        "CreateTable(Name: s.t, IfNotExists: True, Columns: [ColumnDefinition(Name: id, Type: int8, Constraints: "
        + "[PrimaryKeyConstraint(Columns: [id])]), ColumnDefinition(Name: name, Type: varchar(50), Default: `''`, Constraints: "
        + "[NotNullConstraint(Column: name)])], Constraints: [UniqueConstraint(Columns: [name])])")]
    [InlineData(
        "create temp table t (a int) on commit drop",
        "CreateTable(Name: t, Persistence: Temporary, Columns: [ColumnDefinition(Name: a, Type: int4)], OnCommit: drop)")]
    [InlineData(
        "create unlogged table t (a int constraint nn not null no inherit, constraint k check (a > 0))",
        "CreateTable(Name: t, Persistence: Unlogged, Columns: [ColumnDefinition(Name: a, Type: int4, Constraints: "
        + "[NotNullConstraint(Column: a, Name: nn, IsNoInherit: True)])], Constraints: [CheckConstraint(Expression: `a > 0`, "
        + "Name: k)])")]
    [InlineData(
        "create local temporary table t (a int) on commit delete rows",
        "CreateTable(Name: t, Persistence: Temporary, Columns: [ColumnDefinition(Name: a, Type: int4)], OnCommit: delete rows)")]
    [InlineData(
        "create table t (like s.u including all excluding indexes, b int)",
        "CreateTable(Name: t, Columns: [ColumnDefinition(Name: b, Type: int4)], Likes: [LikeClause(Table: s.u, Including: "
        + "[all], Excluding: [indexes])])")]
    [InlineData(
        "create table t (a int) inherits (p, s.q) using heap with (fillfactor = 70) tablespace fast",
        "CreateTable(Name: t, Columns: [ColumnDefinition(Name: a, Type: int4)], Inherits: [p, s.q], AccessMethod: heap, "
        + "Options: [fillfactor=70], Tablespace: fast)")]
    [InlineData(
        "create table t (a int, b text) partition by range (a, lower(b) collate \"C\" text_ops)",
        "CreateTable(Name: t, Columns: [ColumnDefinition(Name: a, Type: int4), ColumnDefinition(Name: b, Type: text)], "
        + "PartitionBy: PartitionKey(Strategy: range, Elements: [IndexElement(Column: a), IndexElement(Expression: `lower(b)`, "
        + "Collation: \"C\", OperatorClass: text_ops)]))")]
    [InlineData(
        "create table t1 partition of t for values from (1) to (10) partition by list (b)",
        "CreateTable(Name: t1, PartitionBy: PartitionKey(Strategy: list, Elements: [IndexElement(Column: b)]), PartitionOf: "
        + "t, Bound: PartitionBound(Kind: Range, Values: `1`, To: `10`))")]
    [InlineData(
        "create table t1 partition of t (a default 5, b with options not null, check (a > 1)) default",
        "CreateTable(Name: t1, Columns: [ColumnDefinition(Name: a, Default: `5`), ColumnDefinition(Name: b, Constraints: "
        + "[NotNullConstraint(Column: b)])], Constraints: [CheckConstraint(Expression: `a > 1`)], PartitionOf: t, Bound: "
        + "PartitionBound(Kind: Default))")]
    [InlineData(
        "create table t of s.ty (a with options default 1, primary key (a))",
        "CreateTable(Name: t, Columns: [ColumnDefinition(Name: a, Default: `1`)], Constraints: "
        + "[PrimaryKeyConstraint(Columns: [a])], OfType: s.ty)")]
    [InlineData(
        "create table t as select * from u",
        "CreateTableAs(Name: t, Query: SelectStatement())")]
    [InlineData(
        "create table t (a, b) with (fillfactor = 50) as values (1, 2) with no data",
        "CreateTableAs(Name: t, Query: SelectStatement(IsValues: True), Columns: [a, b], Options: [fillfactor=50], "
        + "WithNoData: True)")]
    [InlineData(
        "create table if not exists t as execute q (1)",
        "CreateTableAs(Name: t, Query: SessionCommand(Keyword: execute, Name: q, Arguments: `q (1)`), IfNotExists: True)")]
    [InlineData(
        "create foreign table f (a int options (column_name 'x') not null) server s options (table_name 'y')",
        "CreateTable(Name: f, Columns: [ColumnDefinition(Name: a, Type: int4, Constraints: [NotNullConstraint(Column: a)], "
        + "ForeignOptions: [column_name=x])], Options: [table_name=y], ForeignServer: s)")]
    [InlineData(
        "create table t (exclude int, period text, value int)",
        "CreateTable(Name: t, Columns: [ColumnDefinition(Name: exclude, Type: int4), ColumnDefinition(Name: period, Type: "
        + "text), ColumnDefinition(Name: value, Type: int4)])")]
    [InlineData(
        "create table t (a int check (a > 0) not enforced references p on delete no action)",
        "CreateTable(Name: t, Columns: [ColumnDefinition(Name: a, Type: int4, Constraints: [CheckConstraint(Expression: `a > "
        + "0`, IsNotEnforced: True), ForeignKeyConstraint(Columns: [a], ReferencedTable: p, OnDelete: no action)])])")]
    [InlineData(
        "alter table if exists only s.t add c int",
        "AlterTable(Kind: Table, Name: s.t, Actions: [AddColumn(Column: ColumnDefinition(Name: c, Type: int4))], IfExists: "
        + "True, IsOnly: True)")]
    [InlineData(
        "alter materialized view if exists s.m rename to n",
        "AlterTable(Kind: MaterializedView, Name: s.m, Actions: [RenameTo(NewName: n)], IfExists: True)")]
    [InlineData(
        "alter index all in tablespace a owned by b set tablespace c nowait",
        "MoveAllInTablespace(Kind: Index, From: a, To: c, Owners: [b], NoWait: True)")]
    [InlineData(
        "create materialized view if not exists m (a) using heap as select 1 with no data",
        "CreateTableAs(Name: m, Query: SelectStatement(), IsMaterializedView: True, IfNotExists: True, Columns: [a], "
        + "AccessMethod: heap, WithNoData: True)")]
    public void A_table_is_told_in_full(string sql, string tree) => Assert.Equal(tree, TreeText.Of(sql));
}
