using PgDbre.Core.Python.Lexing;
using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Python.Parsing;

/// <summary>The for and if behind the element of a comprehension.</summary>
internal sealed class ComprehensionParser(Parser parser)
{
    private readonly TokenCursor _cursor = parser.Cursor;

    public static bool Begins(TokenCursor cursor) =>
        cursor.Kind == TokenKind.For || (cursor.Kind == TokenKind.Async && cursor.Peek() == TokenKind.For);

    /// <summary>From the first for to the closing bracket.</summary>
    public ComprehensionExpression Finish(int mark, ComprehensionKind kind, Expression element, Expression? value, TokenKind close)
    {
        if (element is StarredExpression)
        {
            throw _cursor.Fail("iterable unpacking cannot be used in a comprehension");
        }

        List<ComprehensionClause> clauses = new(1);
        while (Begins(_cursor))
        {
            clauses.Add(Clause());
        }

        _cursor.Expect(close, "the end of the comprehension");
        return new ComprehensionExpression(_cursor.SpanFrom(mark), kind, element, value, clauses.ToArray());
    }

    private ComprehensionClause Clause()
    {
        int mark = _cursor.Mark;
        bool isAsync = _cursor.Take(TokenKind.Async);
        _cursor.Advance();
        Expression target = Targets();
        _cursor.Expect(TokenKind.In, "'in' after the target of a comprehension");
        Expression iterable = parser.Expressions.Disjunction();
        int list = parser.Gathered.Mark;
        while (_cursor.Take(TokenKind.If))
        {
            parser.Gathered.Add(parser.Expressions.Disjunction());
        }

        return new ComprehensionClause(_cursor.SpanFrom(mark), isAsync, target, iterable, parser.Gathered.TakeFrom(list));
    }

    /// <summary>The targets of a for: names, attributes, subscripts, and tuples of them without parentheses.</summary>
    public Expression Targets()
    {
        int mark = _cursor.Mark;
        Expression first = One();
        if (_cursor.Kind != TokenKind.Comma)
        {
            return first;
        }

        int list = parser.Gathered.Mark;
        parser.Gathered.Add(first);
        while (_cursor.Take(TokenKind.Comma) && ExpressionStart.Begins(_cursor.Kind))
        {
            parser.Gathered.Add(One());
        }

        return new TupleExpression(_cursor.SpanFrom(mark), parser.Gathered.TakeFrom(list));
    }

    /// <summary>One of them.</summary>
    public Expression One()
    {
        int mark = _cursor.Mark;
        bool isStarred = _cursor.Take(TokenKind.Star);
        Expression target = parser.Expressions.Operand();
        TargetCheck.Assignable(target);
        return isStarred ? new StarredExpression(_cursor.SpanFrom(mark), target) : target;
    }
}
