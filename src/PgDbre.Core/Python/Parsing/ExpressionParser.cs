using PgDbre.Core.Python.Lexing;
using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Python.Parsing;

/// <summary>Expressions from the loosest binding (a tuple without parentheses) down to the operators between operands.</summary>
internal sealed class ExpressionParser(Parser parser)
{
    private readonly TokenCursor _cursor = parser.Cursor;
    private readonly Gathering<Expression> _gathered = parser.Gathered;

    /// <summary>yield …, or expressions with a comma between them, starred ones among them: the right side of an assignment.</summary>
    public Expression Value() => _cursor.Kind == TokenKind.Yield ? Yield() : Starred();

    /// <summary>One expression, or a tuple without parentheses; *x may be an element.</summary>
    public Expression Starred() => Row(isNamed: false);

    /// <summary>The same where name := value is allowed too: the subject of a match.</summary>
    public Expression StarredNamed() => Row(isNamed: true);

    /// <summary>*x, or an expression.</summary>
    public Expression StarredOne(bool isNamed)
    {
        if (_cursor.Kind != TokenKind.Star)
        {
            return isNamed ? Named() : One();
        }

        int mark = _cursor.Mark;
        _cursor.Advance();
        Expression value = Operand();
        return new StarredExpression(_cursor.SpanFrom(mark), value);
    }

    /// <summary>name := value, or an expression.</summary>
    public Expression Named()
    {
        if (_cursor.Kind != TokenKind.Name || _cursor.Peek() != TokenKind.Walrus)
        {
            return One();
        }

        int mark = _cursor.Mark;
        NameExpression target = parser.Primaries.Name();
        _cursor.Advance();
        Expression value = One();
        return new NamedExpression(_cursor.SpanFrom(mark), target, value);
    }

    /// <summary>One expression: a conditional, a lambda, or what binds tighter.</summary>
    public Expression One()
    {
        if (_cursor.Kind == TokenKind.Lambda)
        {
            return Lambda();
        }

        int mark = _cursor.Mark;
        Expression body = Disjunction();
        if (_cursor.Kind != TokenKind.If)
        {
            return body;
        }

        _cursor.Enter();
        _cursor.Advance();
        Expression test = Disjunction();
        _cursor.Expect(TokenKind.Else, "'else' after the 'if' of an expression");
        Expression orElse = One();
        _cursor.Leave();
        return new ConditionalExpression(_cursor.SpanFrom(mark), test, body, orElse);
    }

    /// <summary>a or b or c.</summary>
    public Expression Disjunction()
    {
        int mark = _cursor.Mark;
        Expression first = Conjunction();
        return _cursor.Kind == TokenKind.Or ? Rest(mark, first, TokenKind.Or) : first;
    }

    /// <summary>What binds tighter than a comparison: the operand of *, a target of a loop.</summary>
    public Expression Operand() => parser.Primaries.Arithmetic(0);

    private Expression Row(bool isNamed)
    {
        int mark = _cursor.Mark;
        Expression first = StarredOne(isNamed);
        if (_cursor.Kind != TokenKind.Comma)
        {
            return first;
        }

        int list = _gathered.Mark;
        _gathered.Add(first);
        while (_cursor.Take(TokenKind.Comma) && ExpressionStart.Begins(_cursor.Kind))
        {
            _gathered.Add(StarredOne(isNamed));
        }

        return new TupleExpression(_cursor.SpanFrom(mark), _gathered.TakeFrom(list));
    }

    /// <summary>yield, yield value, yield from value.</summary>
    public YieldExpression Yield()
    {
        int mark = _cursor.Mark;
        _cursor.Advance();
        bool isFrom = _cursor.Take(TokenKind.From);
        Expression? value = isFrom ? One() : ExpressionStart.Begins(_cursor.Kind) ? Starred() : null;
        return new YieldExpression(_cursor.SpanFrom(mark), isFrom, value);
    }

    private LambdaExpression Lambda()
    {
        int mark = _cursor.Mark;
        _cursor.Enter();
        _cursor.Advance();
        Parameter[] parameters = parser.Parameters.Read(TokenKind.Colon, isAnnotated: false);
        _cursor.Expect(TokenKind.Colon, "':' after the parameters of a lambda");
        Expression body = One();
        _cursor.Leave();
        return new LambdaExpression(_cursor.SpanFrom(mark), parameters, body);
    }

    private Expression Conjunction()
    {
        int mark = _cursor.Mark;
        Expression first = Inversion();
        return _cursor.Kind == TokenKind.And ? Rest(mark, first, TokenKind.And) : first;
    }

    private BooleanExpression Rest(int mark, Expression first, TokenKind word)
    {
        int list = _gathered.Mark;
        _gathered.Add(first);
        while (_cursor.Take(word))
        {
            _gathered.Add(word == TokenKind.Or ? Conjunction() : Inversion());
        }

        return new BooleanExpression(_cursor.SpanFrom(mark), word == TokenKind.And, _gathered.TakeFrom(list));
    }

    private Expression Inversion()
    {
        if (_cursor.Kind != TokenKind.Not)
        {
            return parser.Primaries.Comparison();
        }

        int mark = _cursor.Mark;
        _cursor.Enter();
        _cursor.Advance();
        Expression operand = Inversion();
        _cursor.Leave();
        return new UnaryExpression(_cursor.SpanFrom(mark), UnaryOperator.Not, operand);
    }
}
