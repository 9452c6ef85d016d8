using PgDbre.Core.Plans.Findings;

namespace PgDbre.Core.Tests.Plans.Findings;

public class ConditionTests
{
    [Theory]
    [InlineData("(customer_id = 42)", "customer_id", null, null, "=", true)]
    [InlineData("(o.customer_id = c.id)", "customer_id", null, null, "=", false)]
    [InlineData("((id)::numeric = 5.0)", "id", "numeric", null, "=", true)]
    [InlineData("((name)::text = 'x'::text)", "name", "text", null, "=", true)]
    [InlineData("(lower(email) = 'a = b'::text)", "email", null, "lower", "=", true)]
    [InlineData("(lower((name)::text) = 'x'::text)", "name", "text", "lower", "=", true)]
    [InlineData("(email ~~ 'user%'::text)", "email", null, null, "~~", true)]
    [InlineData("(\"Weird \"\"Name\" > $1)", "Weird \"Name", null, null, ">", true)]
    [InlineData("(status = ANY ('{open,paid}'::text[]))", "status", null, null, "=", true)]
    [InlineData("(at >= now())", "at", null, null, ">=", true)]
    [InlineData("(visits > (InitPlan 2).col1)", "visits", null, null, ">", true)]
    public void A_comparison_is_taken_apart(string text, string column, string? cast, string? function, string op, bool constant)
    {
        Condition condition = Condition.Parse(text)!;
        Assert.Equal((column, cast, function, op, constant),
            (condition.Column, condition.Cast, condition.Function, condition.Operator, condition.ComparesWithConstant));
    }

    [Theory]
    [InlineData("(note IS NULL)")]
    [InlineData("((v % 3) = 0)")]
    [InlineData("(NOT (ANY (id = (hashed SubPlan 1).col1)))")]
    [InlineData("is_active")]
    public void What_is_no_comparison_of_a_column_is_left_alone(string text) => Assert.Null(Condition.Parse(text));

    [Fact]
    public void Only_a_top_level_and_is_split()
    {
        Assert.Equal(["b", "c"], ConditionText.Conditions("((b = 'x AND y'::text) AND ((a = 1) OR (a = 2)) AND (c < 3))").Select(c => c.Column));
        Assert.Empty(ConditionText.Conditions("((a = 1) OR (b = 2))"));
    }

    [Fact]
    public void Two_connectives_with_one_blank_between_them_are_one() =>
        Assert.Equal(["a", "AND b"], ConditionText.Arms("(a AND AND b)", " AND "));
}
