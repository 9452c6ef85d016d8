using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Scripts;

namespace PgDbre.Core.Tests.Sql.Scripts;

public sealed class SqlScriptTests
{
    [Fact]
    public void Commands_stand_between_statements_with_their_lines()
    {
        SqlScript script = SqlScript.Read(
            """
            \set x 'a;b'
            \if :y
            select 1; -- \echo in a comment
            \else
            select 2 \gexec
            \endif
            select 3 \gset \echo :x
            select '\gexec';
            """);

        Assert.Equal(["select 1", "select 2", "select 3", "select '\\gexec'"], script.Statements.Select(statement => statement.Text));
        Assert.Equal(
            ["1 set x 'a;b'", "2 if :y", "4 else ", "5 gexec ", "6 endif ", "7 gset ", "7 echo :x"],
            script.Commands.Select(command => $"{command.Line} {command.Name} {command.Arguments}"));
        Assert.Equal([null, "gexec", "gset", null], script.Items.OfType<ScriptStatement>().Select(item => item.Sender?.Name));
    }

    [Fact]
    public void Rows_of_COPY_are_no_SQL()
    {
        SqlScript script = SqlScript.Read(
            "copy t (a) from stdin; -- rows\n1;drop table t\n'\n\\.\nselect 1;\n\\copy u from stdin\nx\n\\.\nselect 2");

        Assert.Equal(["copy t (a) from stdin", "select 1", "select 2"], script.Statements.Select(statement => statement.Text));
        Assert.Equal([2, 1], script.Items.Select(item => item.Data?.RowCount).OfType<int>());
        Assert.Equal([1, 5, 9], script.Statements.Select(statement => statement.Line));
    }

    [Fact]
    public void Lines_behind_a_COPY_that_nothing_ends_are_SQL() =>
        Assert.Equal(
            ["copy t from stdin", "select 1", "copy u from stdin"],
            SqlScript.Read("copy t from stdin;\nselect 1;\ncopy u from stdin;\n1\n\\.\n").Statements.Select(statement => statement.Text));

    [Fact]
    public void Rows_of_a_COPY_in_one_message_follow_the_whole_message() =>
        Assert.Equal(
            ["copy t from stdin", "select 1", "select 2"],
            SqlScript.Read("copy t from stdin \\;\nselect 1;\nrow\n\\.\nselect 2;").Statements.Select(statement => statement.Text));

    [Fact]
    public void A_variable_is_one_token_and_a_slice_or_cast_is_none()
    {
        SqlScript script = SqlScript.Read("select :x, :'y', :\"z\", :{?w}, a::int, f(b := 1), c[1:2]");

        Assert.Equal(
            [":x", ":'y'", ":\"z\"", ":{?w}", ":2"],
            script.Statements.Single().Tokens.Where(token => token.Kind == SqlTokenKind.Variable).Select(token => token.ToString()));
    }

    [Fact]
    public void A_statement_that_is_reset_was_never_sent() =>
        Assert.Equal(["select 2"], SqlScript.Read("drop table t\n\\r\nselect 2;").Statements.Select(statement => statement.Text));
}
