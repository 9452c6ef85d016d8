using PgDbre.Core.Python.Names;
using PgDbre.Core.Python.Syntax;
using PgDbre.Core.Python.Values;

namespace PgDbre.Core.Tests.Python.Values;

/// <summary>The value of the last line of a module; the texts were made by running the same lines with Python.</summary>
public class ConstantFolderTests
{
    private const string Head = "import textwrap, sqlalchemy as sa\nfrom alembic import op\nTABLE = 'orders'\nSCHEMA = TABLE + '_s'\nN = 3\n";

    [Theory]
    [InlineData("'a' 'b'", "ab")]
    [InlineData("'a' + TABLE + \"c\"", "aordersc")]
    [InlineData("f'DROP TABLE {SCHEMA}.{TABLE} -- {N} {TABLE!r} {{x}}'", "DROP TABLE orders_s.orders -- 3 'orders' {x}")]
    [InlineData("'%s has %d of %%' % (TABLE, N)", "orders has 3 of %")]
    [InlineData("'%s' % TABLE", "orders")]
    [InlineData("'%(t)s %(n)r' % {'t': TABLE, 'n': 'x'}", "orders 'x'")]
    [InlineData("'{} {0}'.format(1)", "1 1")]
    [InlineData("'{t} {0!r} {{}}'.format('a', t=TABLE)", "orders 'a' {}")]
    [InlineData("textwrap.dedent('''\n    SELECT 1\n      FROM t\n  \n    ''')", "\nSELECT 1\n  FROM t\n\n")]
    [InlineData("', '.join(['a', TABLE])", "a, orders")]
    [InlineData("', '.join(f'{c} int' for c in ('a', 'b'))", "a int, b int")]
    [InlineData("' x '.strip().upper().replace('X', 'yz')", "yz")]
    [InlineData("'-' * N", "---")]
    [InlineData("'a' if N == 3 and TABLE != 'x' else 'b'", "a")]
    [InlineData("{'k': 'v'}['k'] + ['p', 'q'][-1]", "vq")]
    [InlineData("str(N)", "3")]
    [InlineData("(x := 'walrus')", "walrus")]
    public void Text_is_worked_out(string expression, string expected) => Assert.Equal(expected, Fold(expression).AsText);

    [Theory]
    [InlineData("f'{unknown()}'", "the field {unknown()} is no text or number")]
    [InlineData("f'{N:>5}'", "the field {N} is formatted")]
    [InlineData("x[0]", "the item is not known")]
    [InlineData("'a' + 1", "its parts are of different kinds")]
    [InlineData("'\\N{BULLET}'", "it names a character (\\N{…})")]
    [InlineData("'%s %s' % TABLE", "% has no value for a place of its format")]
    [InlineData("'%s' % (1, 2)", "% has more values than its format has places")]
    [InlineData("'%.2f' % 1", "%. is not read")]
    [InlineData("'{0.x}'.format(1)", "the field {0.x} is not read")]
    [InlineData("'x' * 99999999", "the text is longer than 4,000,000 characters")]
    [InlineData("TWICE", "TWICE gets a value in 2 places", "TWICE = 1\nTWICE = 2\n")]
    [InlineData("LOOP", "LOOP depends on itself", "LOOP = LOOP\n")]
    [InlineData("i", "i changes with a loop", "for i in a: pass\n")]
    [InlineData("lambda: 1", "it is worked out at run time")]
    public void What_is_not_constant_says_why(string expression, string reason, string before = "") =>
        Assert.Equal(reason, Assert.IsType<UnknownValue>(Fold(expression, before)).Reason);

    [Fact]
    public void A_call_is_known_by_its_name_and_arguments()
    {
        CallValue column = Assert.IsType<CallValue>(Fold("sa.Column(op.f('id'), sa.Integer, *[1], nullable=False, **{'index': True})"));

        Assert.Equal("sqlalchemy.Column", column.Function);
        Assert.Equal("id", column.Arguments[0].AsText);
        Assert.Equal("sqlalchemy.Integer", Assert.IsType<ReferenceValue>(column.Arguments[1]).DottedName);
        Assert.Equal(3, column.Arguments.Count);
        Assert.False(Assert.IsType<BooleanValue>(column.Keywords["nullable"]).IsTrue);
        Assert.True(Assert.IsType<BooleanValue>(column.Keywords["index"]).IsTrue);
    }

    [Fact]
    public void A_method_of_a_call_keeps_its_receiver()
    {
        CallValue create = Assert.IsType<CallValue>(Fold("KIND.create(op.get_bind())", "KIND = sa.Enum('a', name='kind')\n"));

        Assert.Equal("sqlalchemy.Enum().create", create.Function);
        Assert.Equal("kind", create.Receiver!.Keywords["name"].AsText);
    }

    [Fact]
    public void Doubling_a_text_again_and_again_ends()
    {
        string text = "x0 = 'aaaaaaaaaa'\n" + string.Concat(Enumerable.Range(1, 60).Select(i => $"x{i} = x{i - 1} + x{i - 1}\n"));

        Assert.Equal("the text is longer than 4,000,000 characters", Assert.IsType<UnknownValue>(Fold("x60", text)).Reason);
    }

    private static PythonValue Fold(string expression, string before = "")
    {
        PythonModule module = Source.Module(Head + before + expression + "\n");
        ConstantFolder folder = new(ModuleNames.Of(module), new HashSet<string> { "alembic.op.f" });
        return folder.Fold(((ExpressionStatement)module.Body[^1]).Value, FoldContext.At(folder.Names.Top));
    }
}
