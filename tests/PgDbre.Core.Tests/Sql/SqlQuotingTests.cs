using PgDbre.Core.Sql;

namespace PgDbre.Core.Tests.Sql;

public sealed class SqlQuotingTests
{
    [Theory]
    [InlineData("users", "\"users\"", "users")]
    [InlineData("Users", "\"Users\"", "\"Users\"")]
    [InlineData("order", "\"order\"", "\"order\"")]
    [InlineData("a\"b\n; drop", "\"a\"\"b\n; drop\"", "\"a\"\"b\n; drop\"")]
    [InlineData("größe", "\"größe\"", "\"größe\"")]
    public void Names_are_quoted_and_shown_bare_only_where_that_is_the_same(string name, string quoted, string shown) =>
        Assert.Equal((quoted, shown), (SqlIdentifier.Quote(name), SqlIdentifier.Display(name)));

    [Fact]
    public void A_name_no_server_can_hold_is_refused()
    {
        Assert.Throws<ArgumentException>(() => SqlIdentifier.Quote("a\0b"));
        Assert.Throws<ArgumentException>(() => SqlIdentifier.Quote(""));
    }

    [Fact]
    public void Values_become_constants_without_a_type()
    {
        Assert.Equal("NULL", SqlLiteral.Quote(null));
        Assert.Equal("'42'", SqlLiteral.Quote(42));
        Assert.Equal("'1.5'", SqlLiteral.Quote(1.5));
        Assert.Equal("'true'", SqlLiteral.Quote(true));
        Assert.Equal("'it''s'", SqlLiteral.Quote("it's"));
        Assert.Equal(@"E'a\\b'", SqlLiteral.Quote(@"a\b"));
        Assert.Equal("""'{"1",NULL,"x y"}'""", SqlLiteral.Quote(new object?[] { 1, null, "x y" }));
    }

    [Theory]
    [InlineData("prod_*", "^prod_.*$")]
    [InlineData("a.b", @"^a\.b$")]
    [InlineData("db[0-9]?", "^db[0-9].$")]
    [InlineData("a+b(c)", @"^a\+b\(c\)$")]
    public void Wildcards_become_regular_expressions(string wildcard, string expected) =>
        Assert.Equal(expected, NamePattern.ToRegex(wildcard));

    [Fact]
    public void Function_calls_are_found_with_the_catalogs_letter_case() =>
        Assert.Equal(["lower", "My\"Fn", "in"], FunctionCalls.In("select LOWER(a), s.\"My\"\"Fn\" (1) where b in (1) -- c(2)"));
}
