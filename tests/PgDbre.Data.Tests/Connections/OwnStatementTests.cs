using PgDbre.Data.Connections;

namespace PgDbre.Data.Tests.Connections;

public sealed class OwnStatementTests
{
    // PostgreSQL 18 keeps no comment that stands in front of a statement.
    [Theory]
    [InlineData("SELECT 1", "SELECT /* PgDbre */ 1")]
    [InlineData("\n  WITH x AS (SELECT 1) TABLE x", "WITH /* PgDbre */ x AS (SELECT 1) TABLE x")]
    [InlineData("EXPLAIN", "EXPLAIN /* PgDbre */")]
    public void The_tag_stands_behind_the_first_word(string sql, string marked) => Assert.Equal(marked, OwnStatement.Mark(sql));
}
