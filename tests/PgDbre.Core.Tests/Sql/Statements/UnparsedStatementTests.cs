using PgDbre.Core.Sql.Parsing;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Tests.Sql.Statements;

public sealed class UnparsedStatementTests
{
    [Theory]
    [InlineData("create tabel t (a int)", "A kind of object was expected, but tabel stands there.", "tabel")]
    [InlineData("create table t (a int", ") was expected, but the statement ends.", null)]
    [InlineData("create table t (a int default (1", "A parenthesis that closes was expected, but ( stands there.", "(")]
    [InlineData("drop table \"\"", "A name of one character at least was expected, but \"\" stands there.", "\"\"")]
    [InlineData("drop table", "A name was expected, but the statement ends.", null)]
    [InlineData("explain", "A statement was expected, but the statement ends.", null)]
    [InlineData("drop table a b", "The end of the statement was expected, but b stands there.", "b")]
    [InlineData("select 'x", "A string does not end.", "'x")]
    [InlineData("select /* x", "A comment does not end.", "/* x")]
    [InlineData("do $x$ begin", "A dollar-quoted string does not end.", "$x$ begin")]
    [InlineData("alter table t alter c set default", "An expression was expected, but the statement ends.", null)]
    [InlineData("create view v as drop table t", "A query was expected, but drop stands there.", "drop")]
    [InlineData("frobnicate t", "A statement that PostgreSQL knows was expected, but frobnicate stands there.", "frobnicate")]
    [InlineData("select 1 \\ 2", "SQL has no use for the character U+005C.", "\\")]
    public void What_is_not_understood_says_why_and_where(string sql, string? reason, string? at)
    {
        Statement statement = StatementParser.Parse(PgDbre.Core.Sql.SqlSplitter.Split(sql)[0]);

        UnparsedStatement unparsed = Assert.IsType<UnparsedStatement>(statement);
        Assert.Equal(reason, unparsed.Reason);
        Assert.Equal(at, unparsed.At?.ToString());
        Assert.Equal(sql, unparsed.ToString());
    }

    [Fact]
    public void A_statement_in_a_statement_that_is_not_understood_makes_both_unparsed() =>
        Assert.IsType<UnparsedStatement>(Assert.Single(StatementParser.ParseAll("explain insert t values (1)")));

    [Fact]
    public void Nesting_without_end_is_refused_and_not_followed()
    {
        string sql = string.Concat(Enumerable.Repeat("explain ", 100_000)) + "select 1";

        UnparsedStatement unparsed = Assert.IsType<UnparsedStatement>(Assert.Single(StatementParser.ParseAll(sql)));

        Assert.StartsWith("Less than 64 levels of statements was expected", unparsed.Reason, StringComparison.Ordinal);
    }
}
