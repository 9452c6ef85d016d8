using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Parsing;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Tests.Sql.Statements;

public sealed class SqlExpressionTests
{
    [Theory]
    [InlineData("0", true)]
    [InlineData("'2025-01-01'::date", true)]
    [InlineData("-1.5", true)]
    [InlineData("null", true)]
    [InlineData("interval '1' day", true)]
    [InlineData("'{}'::double precision[]", true)]
    [InlineData("cast('5' as numeric(10, 2))", true)]
    [InlineData("array[1, 2]", true)]
    [InlineData("now()", false)]
    [InlineData("current_timestamp", false)]
    [InlineData("a + 1", false)]
    [InlineData("(select 1)", false)]
    public void A_constant_has_no_call_no_column_and_no_query(string sql, bool isConstant) =>
        Assert.Equal(isConstant, Default(sql).IsConstant);

    [Theory]
    [InlineData("gen_random_uuid()", "gen_random_uuid")]
    [InlineData("s.\"F\"(lower(a)) || left(b, 1)", "s.\"F\" lower \"left\"")]
    [InlineData("nextval('s'::regclass)", "nextval")]
    [InlineData("CURRENT_DATE + localtime(0)", "\"current_date\" \"localtime\"")]
    [InlineData("a in (1, 2) and not exists (select 1) and b::numeric(10, 2) > 0", "")]
    [InlineData("coalesce(a, row(1, 2), array(select f(x)))", "coalesce f")]
    [InlineData("varchar(5) 'x'", "")]
    public void Calls_are_told_from_keywords_and_types(string sql, string names) =>
        Assert.Equal(names, string.Join(' ', Default(sql).FunctionCalls.Select(call => call.Name)));

    [Theory]
    [InlineData("a > 0 and t.b is not null or \"C\" = f(d)", "a b C d")]
    [InlineData("x::text like 'a' and time zone 'utc' is null", "x")]
    [InlineData("at at time zone 'utc'", "at")]
    [InlineData("extract(epoch from ts)", "epoch ts")]
    [InlineData("case when a then b end", "a b")]
    public void Columns_are_told_once_each(string sql, string names) => Assert.Equal(names, string.Join(' ', Default(sql).Columns));

    [Fact]
    public void The_arguments_of_a_call_are_kept()
    {
        FunctionCall call = Assert.Single(Default("set_config('lock_timeout', '2s', true)").FunctionCalls);

        Assert.Equal("'lock_timeout', '2s', true", call.Arguments?.Text);
    }

    [Theory]
    [InlineData("'it''s'::text", "it's")]
    [InlineData("42", "42")]
    [InlineData("true", "true")]
    [InlineData("'a' || 'b'", null)]
    [InlineData("now()", null)]
    public void A_single_constant_has_a_value(string sql, string? value) => Assert.Equal(value, Default(sql).Literal);

    [Fact]
    public void Null_is_known_with_and_without_a_cast()
    {
        Assert.True(Default("null").IsNull);
        Assert.True(Default("NULL::int").IsNull);
        Assert.False(Default("nullif(a, b)").IsNull);
    }

    private static SqlExpression Default(string sql)
    {
        Statement statement = Assert.Single(StatementParser.ParseAll($"alter table t alter c set default {sql}"));
        return Assert.IsType<SetColumnDefault>(Assert.Single(Assert.IsType<AlterTable>(statement).Actions)).Default;
    }
}
