using PgDbre.Core.Python.Lexing;
using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Python.Parsing;

/// <summary>The values that patterns compare with: literals and dotted names.</summary>
internal sealed class PatternValueParser(Parser parser)
{
    private readonly TokenCursor _cursor = parser.Cursor;

    public SingletonExpression Singleton()
    {
        int mark = _cursor.Mark;
        SingletonKind kind = _cursor.Kind switch
        {
            TokenKind.None => SingletonKind.None,
            TokenKind.True => SingletonKind.True,
            _ => SingletonKind.False,
        };
        _cursor.Advance();
        return new SingletonExpression(_cursor.SpanFrom(mark), kind);
    }

    /// <summary>Strings, a number with its sign, or a complex number: 1 + 2j.</summary>
    public Expression Literal()
    {
        if (_cursor.Kind is TokenKind.String or TokenKind.FormattedStart)
        {
            return parser.Literals.Strings();
        }

        int mark = _cursor.Mark;
        Expression real = Signed();
        if (_cursor.Kind is not (TokenKind.Plus or TokenKind.Minus))
        {
            return real;
        }

        BinaryOperator sign = OperatorTable.Binary(_cursor.Kind);
        _cursor.Advance();
        Expression imaginary = Number();
        bool isComplex = imaginary is FloatExpression { IsImaginary: true } && real is not FloatExpression { IsImaginary: true };
        return isComplex
            ? new BinaryExpression(_cursor.SpanFrom(mark), real, sign, imaginary)
            : throw _cursor.Fail("a complex number in a pattern is a real part and an imaginary part");
    }

    /// <summary>name.name … behind its first name.</summary>
    public Expression Dotted(int mark, Expression name)
    {
        Expression value = name;
        while (_cursor.Take(TokenKind.Dot))
        {
            string attribute = _cursor.TakeName("a name after '.'");
            value = new AttributeExpression(_cursor.SpanFrom(mark), value, attribute);
        }

        return value;
    }

    /// <summary>The key of a mapping pattern.</summary>
    public Expression Key()
    {
        switch (_cursor.Kind)
        {
            case TokenKind.None or TokenKind.True or TokenKind.False:
                return Singleton();
            case TokenKind.Name when _cursor.Peek() == TokenKind.Dot:
                int mark = _cursor.Mark;
                return Dotted(mark, parser.Primaries.Name());
            default:
                return Literal();
        }
    }

    private Expression Signed()
    {
        int mark = _cursor.Mark;
        if (!_cursor.Take(TokenKind.Minus))
        {
            return Number();
        }

        Expression number = Number();
        return new UnaryExpression(_cursor.SpanFrom(mark), UnaryOperator.Minus, number);
    }

    private Expression Number() => _cursor.Kind == TokenKind.Number ? parser.Literals.Number() : throw _cursor.FailHere();
}
