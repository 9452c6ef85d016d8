namespace PgDbre.Core.Tests.Python;

/// <summary>What binds to what; the expectations are those of CPython's ast.</summary>
public class ExpressionTests
{
    [Theory]
    [InlineData("a + b * c - d", "((a Add (b Multiply c)) Subtract d)")]
    [InlineData("-a ** -b", "(Minus (a Power (Minus b)))")]
    [InlineData("a ** b ** c", "(a Power (b Power c))")]
    [InlineData("a | b ^ c & d << 1", "(a BitOr (b BitXor (c BitAnd (d LeftShift 1))))")]
    [InlineData("a // b % c @ d", "(((a FloorDivide b) Modulo c) MatrixMultiply d)")]
    [InlineData("not a == b and c or d", "(((Not (a Equal b)) and c) or d)")]
    [InlineData("a and b and c", "(a and b and c)")]
    [InlineData("a < b <= c is not d not in e", "(a Less b LessOrEqual c IsNot d NotIn e)")]
    [InlineData("a if b else c if d else e", "(a if b else (c if d else e))")]
    [InlineData("(a, b) + (c)", "(<a, b> Add c)")]
    [InlineData("await a.b ** 2", "((await a.b) Power 2)")]
    [InlineData("~a.b[c](d)", "(Invert a.b[c](d))")]
    [InlineData("lambda: a, b", "<(lambda : a), b>")]
    [InlineData("x = yield", "")]
    public void Operators_bind_as_in_Python(string text, string expected)
    {
        if (expected.Length > 0)
        {
            Assert.Equal(expected, Shape.Of(text));
        }
        else
        {
            Assert.Equal("(yield )", Shape.Of(Source.Statement<PgDbre.Core.Python.Syntax.AssignStatement>(text).Value));
        }
    }

    [Theory]
    [InlineData("()", "<>")]
    [InlineData("a,", "<a>")]
    [InlineData("[*a, (b := c)]", "[*a, (b := c)]")]
    [InlineData("{1, *a}", "{1, *a}")]
    [InlineData("{'k': 1, **m}", "{'k': 1, **m}")]
    [InlineData("{k: v for k, v in m if k if v}", "Dictionary(k: v for <k, v> in m if k if v)")]
    [InlineData("[x async for x in a for y in b]", "List(x async for x in a for y in b)")]
    [InlineData("{x for x, in a}", "Set(x for <x> in a)")]
    [InlineData("(x for x in a or b)", "Generator(x for x in (a or b))")]
    public void Displays_and_comprehensions_are_told_apart(string text, string expected) => Assert.Equal(expected, Shape.Of(text));

    [Theory]
    [InlineData("f(a, *b, c=d, *e, **g)", "f(a, *b, *e, c=d, **g)")]
    [InlineData("f(x for x in y)", "f(Generator(x for x in y))")]
    [InlineData("f(a := 1, b=(c := 2))", "f((a := 1), b=(c := 2))")]
    [InlineData("a[1:2, ::3, ...]", "a[<1:2:, ::3, Ellipsis>]")]
    [InlineData("a[*b]", "a[<*b>]")]
    [InlineData("a[b:=1]", "a[(b := 1)]")]
    [InlineData("lambda a, /, b=1, *c, d, **e: a", "(lambda PositionalOnly a, PositionalOrKeyword b=1, VariablePositional c, KeywordOnly d, VariableKeyword e: a)")]
    public void Arguments_slices_and_parameters_keep_their_kinds(string text, string expected) => Assert.Equal(expected, Shape.Of(text));

    [Theory]
    [InlineData("1_000", "1000")]
    [InlineData("0xFF_ff", "65535")]
    [InlineData("0o17", "15")]
    [InlineData("0b1010", "10")]
    [InlineData("0_0", "0")]
    [InlineData("340282366920938463463374607431768211456", "340282366920938463463374607431768211456")]
    public void Whole_numbers_of_any_base_and_size_are_decoded(string text, string expected) => Assert.Equal(expected, Shape.Of(text));

    [Theory]
    [InlineData("1e-3", 0.001, false)]
    [InlineData(".5", 0.5, false)]
    [InlineData("5.", 5, false)]
    [InlineData("09.5", 9.5, false)]
    [InlineData("2_0.5j", 20.5, true)]
    public void Numbers_with_a_fraction_are_decoded(string text, double value, bool isImaginary)
    {
        var number = Source.Expression<PgDbre.Core.Python.Syntax.FloatExpression>(text);

        Assert.Equal(value, number.Value);
        Assert.Equal(isImaginary, number.IsImaginary);
    }
}
