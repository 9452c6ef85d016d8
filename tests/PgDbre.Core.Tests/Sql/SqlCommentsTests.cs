using PgDbre.Core.Sql;

namespace PgDbre.Core.Tests.Sql;

public sealed class SqlCommentsTests
{
    [Fact]
    public void Comments_come_with_their_lines_and_strings_are_none() => Assert.Equal(
        [("-- first", 1), ("/* a /* nested */ one */", 3), ("--last", 4)],
        SqlComments.In("select -- first\n '-- no', \"/* no */\"\n, /* a /* nested */ one */ 1\n--last"));

    [Fact]
    public void A_text_without_comments_has_none() => Assert.Empty(SqlComments.In("select 1 - -1"));
}
