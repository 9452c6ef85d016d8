using PgDbre.Core.Sql.Parsing;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Tests.Sql.Statements;

public sealed class DataStatementQuestionsTests
{
    [Theory]
    [InlineData("insert into t select * from s.u join v using (id), (select 1 from w) x", "s.u v w")]
    [InlineData("with x as (select 1 from a) select * from x, s.x where b in (select c from d)", "a s.x d")]
    [InlineData("update t set a = 1 from u where exists (table v)", "u v")]
    [InlineData("delete from t using only u where t.id = u.id", "u")]
    [InlineData("select extract(epoch from ts), a is distinct from b from t, lateral f(t.id), rows from (g(1))", "t")]
    [InlineData("merge into t using (select * from u) x on true when matched then delete", "u")]
    public void Relations_that_are_read_are_told_without_targets_and_own_queries(string sql, string names) =>
        Assert.Equal(names, string.Join(' ', Data(sql).Reads));

    [Theory]
    [InlineData("select set_config('a', 'b', true), f(g(1)) from h(2) as x(y)", "set_config f g h")]
    [InlineData("insert into t (a, b) select pg_sleep(1) from u as v (c)", "pg_sleep")]
    [InlineData("with x (a) as (select 1) select distinct on (a) floor(a) from x", "floor")]
    [InlineData("update t set (a, b) = (f(1), 2) where s.g(a)", "f s.g")]
    public void Functions_are_told_from_lists_of_columns(string sql, string names) =>
        Assert.Equal(names, string.Join(' ', Data(sql).FunctionCalls.Select(call => call.Name)));

    [Fact]
    public void Queries_of_WITH_that_change_rows_are_found_at_any_depth()
    {
        DataStatement statement = Data(
            "with a as (with b as (delete from t returning *) select * from b), c as (update u set x = 1) select 1");

        Assert.Equal([typeof(DeleteStatement), typeof(UpdateStatement)], statement.ModifyingQueries.Select(query => query.GetType()));
    }

    [Fact]
    public void A_condition_has_its_place()
    {
        UpdateStatement update = Assert.IsType<UpdateStatement>(Data("update t\nset a = 1\nwhere a is null"));

        Assert.Equal((3, 7, "a is null"), (update.Where!.Line, update.Where.Column, update.Where.Text));
    }

    private static DataStatement Data(string sql) => Assert.IsAssignableFrom<DataStatement>(Assert.Single(StatementParser.ParseAll(sql)));
}
