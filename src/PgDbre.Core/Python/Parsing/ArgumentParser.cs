using PgDbre.Core.Python.Lexing;
using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Python.Parsing;

/// <summary>What stands in the parentheses of a call or a class, and in the brackets of a subscript.</summary>
internal sealed class ArgumentParser(Parser parser)
{
    private readonly TokenCursor _cursor = parser.Cursor;
    private readonly Gathering<KeywordArgument> _keywords = new();

    /// <summary>( … ), parentheses included.</summary>
    /// <param name="mayBeGenerator">f(x for x in y) is a call with a generator; a class has no such base.</param>
    public (Expression[] Arguments, KeywordArgument[] Keywords) Read(bool mayBeGenerator)
    {
        int open = _cursor.Mark;
        _cursor.Enter();
        _cursor.Advance();
        int list = parser.Gathered.Mark;
        int keywords = _keywords.Mark;
        bool isUnpacked = false;
        while (_cursor.Kind != TokenKind.RightParenthesis)
        {
            if (_cursor.Kind == TokenKind.DoubleStar || (_cursor.Kind == TokenKind.Name && _cursor.Peek() == TokenKind.Assign))
            {
                isUnpacked |= _cursor.Kind == TokenKind.DoubleStar;
                _keywords.Add(Keyword());
            }
            else
            {
                parser.Gathered.Add(Positional(_keywords.CountFrom(keywords) > 0, isUnpacked));
                if (ComprehensionParser.Begins(_cursor))
                {
                    return Generator(open, list, keywords, mayBeGenerator);
                }
            }

            if (!_cursor.Take(TokenKind.Comma))
            {
                break;
            }
        }

        _cursor.Expect(TokenKind.RightParenthesis, "')' or ','");
        _cursor.Leave();
        return (parser.Gathered.TakeFrom(list), _keywords.TakeFrom(keywords));
    }

    /// <summary>The index, slice, or tuple of them inside [ ].</summary>
    public Expression Subscript()
    {
        int mark = _cursor.Mark;
        _cursor.Enter();
        Expression first = Index();
        Expression index = first;
        // value[*rest] is a tuple of one (Python 3.11).
        if (_cursor.Kind == TokenKind.Comma || first is StarredExpression)
        {
            int list = parser.Gathered.Mark;
            parser.Gathered.Add(first);
            while (_cursor.Take(TokenKind.Comma) && _cursor.Kind != TokenKind.RightBracket)
            {
                parser.Gathered.Add(Index());
            }

            index = new TupleExpression(_cursor.SpanFrom(mark), parser.Gathered.TakeFrom(list));
        }

        _cursor.Leave();
        return index;
    }

    private KeywordArgument Keyword()
    {
        int mark = _cursor.Mark;
        if (_cursor.Take(TokenKind.DoubleStar))
        {
            Expression more = parser.Expressions.One();
            return new KeywordArgument(_cursor.SpanFrom(mark), null, more);
        }

        string name = _cursor.TakeName("a name");
        _cursor.Advance();
        Expression value = parser.Expressions.One();
        return new KeywordArgument(_cursor.SpanFrom(mark), name, value);
    }

    private Expression Positional(bool followsKeyword, bool isUnpacked)
    {
        if (_cursor.Kind == TokenKind.Star)
        {
            if (isUnpacked)
            {
                throw _cursor.Fail("iterable argument unpacking follows keyword argument unpacking");
            }

            int mark = _cursor.Mark;
            _cursor.Advance();
            Expression value = parser.Expressions.One();
            return new StarredExpression(_cursor.SpanFrom(mark), value);
        }

        if (followsKeyword)
        {
            throw _cursor.Fail("a positional argument follows a keyword argument");
        }

        return parser.Expressions.Named();
    }

    // The parentheses of the call are the generator's too.
    private (Expression[], KeywordArgument[]) Generator(int open, int list, int keywords, bool mayBeGenerator)
    {
        bool isAlone = parser.Gathered.CountFrom(list) == 1 && _keywords.CountFrom(keywords) == 0;
        if (!mayBeGenerator || !isAlone)
        {
            throw _cursor.Fail("a generator expression among other arguments needs parentheses");
        }

        Expression element = parser.Gathered.TakeFrom(list)[0];
        Expression generator =
            parser.Comprehensions.Finish(open, ComprehensionKind.Generator, element, null, TokenKind.RightParenthesis);
        _cursor.Leave();
        return ([generator], []);
    }

    private Expression Index()
    {
        if (_cursor.Kind == TokenKind.Star)
        {
            int starMark = _cursor.Mark;
            _cursor.Advance();
            Expression value = parser.Expressions.One();
            return new StarredExpression(_cursor.SpanFrom(starMark), value);
        }

        int mark = _cursor.Mark;
        bool isNamed = _cursor.Peek() == TokenKind.Walrus;
        Expression? lower = _cursor.Kind == TokenKind.Colon ? null : parser.Expressions.Named();
        if (lower is not null && (isNamed || _cursor.Kind != TokenKind.Colon))
        {
            return lower;
        }

        _cursor.Advance();
        Expression? upper = SliceEnd();
        Expression? step = _cursor.Take(TokenKind.Colon) ? SliceEnd() : null;
        return new SliceExpression(_cursor.SpanFrom(mark), lower, upper, step);
    }

    private Expression? SliceEnd() =>
        _cursor.Kind is TokenKind.Colon or TokenKind.Comma or TokenKind.RightBracket ? null : parser.Expressions.One();
}
