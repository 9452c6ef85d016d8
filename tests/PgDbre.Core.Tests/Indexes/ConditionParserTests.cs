using PgDbre.Core.Indexes.Expressions;

namespace PgDbre.Core.Tests.Indexes;

/// <summary>Texts as PostgreSQL 17 prints them in plans with VERBOSE.</summary>
public sealed class ConditionParserTests
{
    [Fact]
    public void A_filter_is_taken_apart()
    {
        var all = Assert.IsType<Conjunction>(ConditionParser.Parse(
            "((m.reply_to IS NULL) AND (m.status ~~ '%x'::text) AND (m.id >= 1) AND (m.kind = ANY ('{a,b}'::text[])) AND ((m.a = 1) OR (m.b = 2)) AND (NOT m.gone))"));

        Assert.Equal(new ColumnReference("m", "reply_to"), Assert.IsType<NullTest>(all.Items[0]).Operand.Column);
        Comparison like = Assert.IsType<Comparison>(all.Items[1]);
        Assert.Equal(("~~", "%x"), (like.Operator, like.Right.Literal));
        Assert.True(Assert.IsType<Comparison>(all.Items[2]).Right.IsValue);
        Assert.Equal(ArrayQuantifier.Any, Assert.IsType<Comparison>(all.Items[3]).Quantifier);
        Assert.Equal(2, Assert.IsType<Disjunction>(all.Items[4]).Items.Count);
        Assert.Equal("gone", Assert.IsType<Term>(Assert.IsType<Negation>(all.Items[5]).Item).Operand.Column?.Name);
    }

    [Theory]
    [InlineData("(lower(u.email) = 'x'::text)", "lower(email)")]
    [InlineData("((m.created_at)::date = '2020-01-01'::date)", "(created_at)::date")]
    [InlineData("(COALESCE(m.reply_to, '0'::bigint) = 3)", "COALESCE(reply_to, '0'::bigint)")]
    [InlineData("((m.meta ->> 'k'::text) = 'v'::text)", "meta ->> 'k'::text")]
    [InlineData("(\"we\"\"ird t\".\"a.b\" = 1)", "\"a.b\"")]
    public void An_expression_is_written_without_the_alias(string filter, string expression) =>
        Assert.Equal(expression, Assert.IsType<Comparison>(ConditionParser.Parse(filter)).Left.ToIndexExpression());

    [Theory]
    [InlineData("(m.user_id = $1)")]
    [InlineData("(m.user_id = (InitPlan 1).col1)")]
    [InlineData("(m.user_id = 'x.y'::text)")]
    [InlineData("(m.user_id > now())")]
    public void What_holds_no_column_is_a_value(string filter) =>
        Assert.True(Assert.IsType<Comparison>(ConditionParser.Parse(filter)).Right.IsValue);

    [Fact]
    public void An_operator_outside_the_search_path_is_found()
    {
        Comparison distance = Assert.IsType<Comparison>(ConditionParser.Parse("(m.embedding OPERATOR(ext.<=>) '[1,2]'::ext.vector)"));

        Assert.Equal("<=>", distance.Operator);
        Assert.Equal("embedding", distance.Left.Column?.Name);
    }

    [Fact]
    public void Rows_are_compared_item_by_item()
    {
        RowComparison row = Assert.IsType<RowComparison>(ConditionParser.Parse("(ROW(m.created_at, m.id) < ROW(now(), 5))"));

        Assert.Equal(["created_at", "id"], row.Left.Select(operand => operand.Column?.Name));
    }

    [Theory]
    [InlineData("m.created_at DESC", "created_at", true, true)]
    [InlineData("m.created_at DESC NULLS LAST", "created_at", true, false)]
    [InlineData("m.created_at NULLS FIRST", "created_at", false, true)]
    [InlineData("m.name COLLATE \"C\"", "name", false, false)]
    public void A_sort_key_keeps_its_direction(string text, string column, bool isDescending, bool nullsFirst)
    {
        SortItem item = ConditionParser.ParseSortKey(text)!;

        Assert.Equal((column, isDescending, nullsFirst), (item.Operand.Column?.Name, item.IsDescending, item.NullsFirst));
    }

    [Theory]
    [InlineData("(m.a = 1); DROP TABLE m")]
    [InlineData("(m.a = 1")]
    [InlineData("m.a = 1)")]
    [InlineData("(m.a = 'open)")]
    [InlineData("")]
    public void What_is_not_one_expression_is_not_read(string text) => Assert.Null(ConditionParser.Parse(text));
}
