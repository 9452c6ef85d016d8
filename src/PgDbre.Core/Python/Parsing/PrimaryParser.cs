using PgDbre.Core.Python.Lexing;
using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Python.Parsing;

/// <summary>Comparisons, arithmetic, and the operands with their attributes, calls and subscripts.</summary>
internal sealed class PrimaryParser(Parser parser)
{
    private readonly TokenCursor _cursor = parser.Cursor;
    private readonly Gathering<Expression> _gathered = parser.Gathered;

    public Expression Comparison()
    {
        int mark = _cursor.Mark;
        Expression left = Arithmetic(0);
        if (OperatorTable.Comparison(_cursor.Kind, _cursor.Peek()) is not { } found)
        {
            return left;
        }

        int list = _gathered.Mark;
        List<CompareOperator> operators = new(1);
        for ((CompareOperator Operator, int Words)? next = found; next is { } comparison;
            next = OperatorTable.Comparison(_cursor.Kind, _cursor.Peek()))
        {
            operators.Add(comparison.Operator);
            _cursor.GoBack(_cursor.Mark + comparison.Words);
            _gathered.Add(Arithmetic(0));
        }

        return new CompareExpression(_cursor.SpanFrom(mark), left, operators, _gathered.TakeFrom(list));
    }

    /// <summary>Operators that bind tighter than the given level.</summary>
    public Expression Arithmetic(int level)
    {
        int mark = _cursor.Mark;
        Expression left = Unary();
        while (true)
        {
            TokenKind kind = _cursor.Kind;
            int precedence = OperatorTable.Precedence(kind);
            if (precedence <= level)
            {
                return left;
            }

            _cursor.Advance();
            Expression right = Arithmetic(precedence);
            left = new BinaryExpression(_cursor.SpanFrom(mark), left, OperatorTable.Binary(kind), right);
        }
    }

    public NameExpression Name()
    {
        int mark = _cursor.Mark;
        string name = _cursor.TakeName("a name");
        return new NameExpression(_cursor.SpanFrom(mark), name);
    }

    private Expression Unary()
    {
        UnaryOperator unary;
        switch (_cursor.Kind)
        {
            case TokenKind.Minus:
                unary = UnaryOperator.Minus;
                break;
            case TokenKind.Plus:
                unary = UnaryOperator.Plus;
                break;
            case TokenKind.Tilde:
                unary = UnaryOperator.Invert;
                break;
            default:
                return Power();
        }

        int mark = _cursor.Mark;
        _cursor.Enter();
        _cursor.Advance();
        Expression operand = Unary();
        _cursor.Leave();
        return new UnaryExpression(_cursor.SpanFrom(mark), unary, operand);
    }

    private Expression Power()
    {
        int mark = _cursor.Mark;
        Expression left = Awaited();
        if (_cursor.Kind != TokenKind.DoubleStar)
        {
            return left;
        }

        _cursor.Enter();
        _cursor.Advance();
        Expression right = Unary();
        _cursor.Leave();
        return new BinaryExpression(_cursor.SpanFrom(mark), left, BinaryOperator.Power, right);
    }

    private Expression Awaited()
    {
        if (_cursor.Kind != TokenKind.Await)
        {
            return Primary();
        }

        int mark = _cursor.Mark;
        _cursor.Advance();
        Expression value = Primary();
        return new AwaitExpression(_cursor.SpanFrom(mark), value);
    }

    private Expression Primary()
    {
        int mark = _cursor.Mark;
        Expression value = Atom();
        while (true)
        {
            switch (_cursor.Kind)
            {
                case TokenKind.Dot:
                    _cursor.Advance();
                    string name = _cursor.TakeName("a name after '.'");
                    value = new AttributeExpression(_cursor.SpanFrom(mark), value, name);
                    break;
                case TokenKind.LeftParenthesis:
                    (Expression[] arguments, KeywordArgument[] keywords) = parser.Arguments.Read(mayBeGenerator: true);
                    value = new CallExpression(_cursor.SpanFrom(mark), value, arguments, keywords);
                    break;
                case TokenKind.LeftBracket:
                    _cursor.Advance();
                    Expression index = parser.Arguments.Subscript();
                    _cursor.Expect(TokenKind.RightBracket, "']'");
                    value = new SubscriptExpression(_cursor.SpanFrom(mark), value, index);
                    break;
                default:
                    return value;
            }
        }
    }

    private Expression Atom()
    {
        switch (_cursor.Kind)
        {
            case TokenKind.Name:
                return Name();
            case TokenKind.String or TokenKind.FormattedStart:
                return parser.Literals.Strings();
            case TokenKind.Number:
                return parser.Literals.Number();
            case TokenKind.None:
                return Singleton(SingletonKind.None);
            case TokenKind.True:
                return Singleton(SingletonKind.True);
            case TokenKind.False:
                return Singleton(SingletonKind.False);
            case TokenKind.Ellipsis:
                return Singleton(SingletonKind.Ellipsis);
            case TokenKind.LeftParenthesis:
                return parser.Displays.Parenthesized();
            case TokenKind.LeftBracket:
                return parser.Displays.List();
            case TokenKind.LeftBrace:
                return parser.Displays.Braces();
            default:
                throw _cursor.FailHere();
        }
    }

    private SingletonExpression Singleton(SingletonKind kind)
    {
        int mark = _cursor.Mark;
        _cursor.Advance();
        return new SingletonExpression(_cursor.SpanFrom(mark), kind);
    }
}
