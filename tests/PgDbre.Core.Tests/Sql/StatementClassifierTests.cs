using PgDbre.Core.Sql;

namespace PgDbre.Core.Tests.Sql;

public sealed class StatementClassifierTests
{
    [Theory]
    [InlineData("select 1", StatementKind.Read)]
    [InlineData("(select 1) union (select 2)", StatementKind.Read)]
    [InlineData("with x as (select 1) select * from x", StatementKind.Read)]
    [InlineData("values (1)", StatementKind.Read)]
    [InlineData("table t", StatementKind.Read)]
    [InlineData("select update, t.delete from t", StatementKind.Read)]
    [InlineData("/* note */ insert into t values (1)", StatementKind.Write)]
    [InlineData("with x as (delete from t returning *) select * from x", StatementKind.Write)]
    [InlineData("with x as (select 1) update t set a = 1", StatementKind.Write)]
    [InlineData("with x as materialized (merge into t using s on true when matched then delete) select 1", StatementKind.Write)]
    [InlineData("select * from t for update", StatementKind.Write)]
    [InlineData("select * from t for no key update", StatementKind.Write)]
    [InlineData("select * from t for key share", StatementKind.Write)]
    [InlineData("select * into backup from t", StatementKind.Write)]
    [InlineData("vacuum t", StatementKind.Utility)]
    [InlineData("begin", StatementKind.Utility)]
    [InlineData("explain select 1", StatementKind.Utility)]
    [InlineData("call p()", StatementKind.Utility)]
    public void A_statement_is_known_by_its_words(string sql, StatementKind expected) =>
        Assert.Equal(expected, StatementClassifier.Classify(SqlSplitter.Split(sql)[0]));
}
