using PgDbre.Core.Sql;

namespace PgDbre.Core.Tests.Sql;

public sealed class SqlSplitterTests
{
    [Fact]
    public void Statements_end_at_semicolons_outside_of_constants_and_parentheses()
    {
        IReadOnlyList<SqlStatement> statements = SqlSplitter.Split(
            """
            select ';' as a; -- one;
            do $$ begin perform 1; end $$;

            create rule r as on insert to t do (select 1; select 2)
            """);

        Assert.Equal(
            ["select ';' as a", "do $$ begin perform 1; end $$", "create rule r as on insert to t do (select 1; select 2)"],
            statements.Select(statement => statement.Text));
        Assert.Equal([1, 2, 4], statements.Select(statement => statement.Line));
    }

    [Fact]
    public void A_routine_with_a_standard_body_is_one_statement()
    {
        const string routine =
            "create or replace function f(a int) returns int begin atomic select case when a > 0 then 1 else 2 end; select 3; end";

        Assert.Equal([routine, "begin", "select 1", "end"], SqlSplitter.Split($"{routine}; begin; select 1; end;").Select(statement => statement.Text));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ;; -- nothing\n ; ")]
    public void Nothing_is_no_statement(string text) => Assert.Empty(SqlSplitter.Split(text));
}
