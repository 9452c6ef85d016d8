namespace PgDbre.Core.Tests.Sql.Statements;

/// <summary>Heads of SELECT, INSERT, UPDATE, DELETE, MERGE and COPY.</summary>
public sealed class DataStatementTests
{
    [Theory]
    [InlineData(
        "select 1",
        "SelectStatement()")]
    [InlineData(
        "select a from t where a is not distinct from b order by a limit 5 offset 2 for no key update skip locked",
        "SelectStatement(Where: `a is not distinct from b`, RowLock: no key update, HasLimit: True, HasOffset: True, "
        + "HasOrderBy: True)")]
    [InlineData(
        "select a into unlogged table u from t where a = any (array[1, 2]) group by a",
        "SelectStatement(Into: u, IntoPersistence: Unlogged, Where: `a = any (array[1, 2])`)")]
    [InlineData(
        "select 1 union all select 2 where false order by 1 fetch first row only",
        "SelectStatement(HasLimit: True, HasOrderBy: True, IsSetOperation: True)")]
    [InlineData(
        "(select 1 where true) limit 1",
        "SelectStatement(HasLimit: True)")]
    [InlineData(
        "values (1), (2)",
        "SelectStatement(IsValues: True)")]
    [InlineData(
        "table s.t",
        "SelectStatement()")]
    [InlineData(
        "select a as where, t.from from t",
        "SelectStatement()")]
    [InlineData(
        "with x as (delete from t where a = 1 returning *), y (b) as not materialized (select 1) select * from x",
        "SelectStatement(With: [CommonTableExpression(Name: x, Query: DeleteStatement(Target: t, Where: `a = 1`, Returning: "
        + "`returning *`)), CommonTableExpression(Name: y, Query: SelectStatement())])")]
    [InlineData(
        "with recursive r as (select 1 union all select n + 1 from r) search depth first by n set o cycle n set c using p "
        + "insert into t select * from r",
        "InsertStatement(Target: t, Query: SelectStatement(), With: [CommonTableExpression(Name: r, Query: "
        + "SelectStatement(IsSetOperation: True))])")]
    [InlineData(
        "insert into s.t (a, b[1], c.d) values (1, 2, 3) returning a",
        "InsertStatement(Target: s.t, Columns: [a, b, c], Query: SelectStatement(IsValues: True), Returning: `returning a`)")]
    [InlineData(
        "insert into t default values",
        "InsertStatement(Target: t)")]
    [InlineData(
        "insert into t as x overriding system value select * from u where a > 0 on conflict (a) where b do update set c = 1 "
        + "where x.d > 0 returning *",
        "InsertStatement(Target: t, Query: SelectStatement(Where: `a > 0`), OnConflict: `on conflict (a) where b do update "
        + "set c = 1 where x.d > 0`, Returning: `returning *`)")]
    [InlineData(
        "insert into t (select 1)",
        "InsertStatement(Target: t, Query: SelectStatement())")]
    [InlineData(
        "insert into t values (default) on conflict do nothing",
        "InsertStatement(Target: t, Query: SelectStatement(IsValues: True), OnConflict: `on conflict do nothing`)")]
    [InlineData(
        "update only s.t as x set a = 1, (b, c) = (select 1, 2), d[1] = 5 from u where x.id = u.id returning x.id",
        "UpdateStatement(Target: s.t, IsOnly: True, Alias: x, Columns: [a, b, c, d], Assignments: `set a = 1, (b, c) = "
        + "(select 1, 2), d[1] = 5`, From: `from u`, Where: `x.id = u.id`, Returning: `returning x.id`)")]
    [InlineData(
        "update t set a = case when b then 1 else 2 end",
        "UpdateStatement(Target: t, Columns: [a], Assignments: `set a = case when b then 1 else 2 end`)")]
    [InlineData(
        "update t x set a = v.* from v",
        "UpdateStatement(Target: t, Alias: x, Columns: [a], Assignments: `set a = v.*`, From: `from v`)")]
    [InlineData(
        "update t set a = 1 where current of c",
        "UpdateStatement(Target: t, Columns: [a], Assignments: `set a = 1`, IsCurrentOf: True)")]
    [InlineData(
        "delete from t",
        "DeleteStatement(Target: t)")]
    [InlineData(
        "delete from only s.t x using u where x.id = u.id returning *",
        "DeleteStatement(Target: s.t, IsOnly: True, Alias: x, Using: `using u`, Where: `x.id = u.id`, Returning: `returning *`)")]
    [InlineData(
        "delete from t where current of c",
        "DeleteStatement(Target: t, IsCurrentOf: True)")]
    [InlineData(
        "merge into t as x using u join w on u.a = w.a on x.id = u.id when matched and x.a > 0 then update set a = 1 when "
        + "matched then delete when not matched then insert values (1) when not matched by source then do nothing returning "
        + "merge_action()",
        "MergeStatement(Target: t, Using: `using u join w on u.a = w.a`, On: `x.id = u.id`, Actions: [update, delete, "
        + "insert, do nothing], Returning: `returning merge_action()`)")]
    [InlineData(
        "copy t (a, b) from stdin with (format csv) where a > 0",
        "CopyStatement(Table: t, IsFrom: True, Columns: [a, b], Options: `with (format csv)`, Where: `a > 0`)")]
    [InlineData(
        "copy (select 1) to stdout",
        "CopyStatement(Query: SelectStatement())")]
    [InlineData(
        "copy s.t from program 'cat x' csv header",
        "CopyStatement(Table: s.t, IsFrom: True, File: cat x, IsProgram: True, Options: `csv header`)")]
    [InlineData(
        "copy t to '/tmp/x'",
        "CopyStatement(Table: t, File: /tmp/x)")]
    public void A_data_statement_is_told_by_its_head(string sql, string tree) => Assert.Equal(tree, TreeText.Of(sql));
}
