using PgDbre.Core.Python.Lexing;
using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Python.Parsing;

/// <summary>The patterns of a case.</summary>
internal sealed class PatternParser
{
    private readonly Parser _parser;
    private readonly TokenCursor _cursor;
    private readonly PatternValueParser _values;
    private readonly PatternBracketParser _brackets;

    public PatternParser(Parser parser)
    {
        _parser = parser;
        _cursor = parser.Cursor;
        _values = new PatternValueParser(parser);
        _brackets = new PatternBracketParser(parser, this, _values);
    }

    /// <summary>Behind case: one pattern, or a sequence without brackets.</summary>
    public Pattern Read()
    {
        int mark = _cursor.Mark;
        Pattern first = Starred();
        if (_cursor.Kind != TokenKind.Comma)
        {
            return first is StarPattern ? throw _cursor.Fail("a starred pattern stands in a sequence") : first;
        }

        List<Pattern> patterns = [first];
        while (_cursor.Take(TokenKind.Comma) && _cursor.Kind is not (TokenKind.Colon or TokenKind.If))
        {
            patterns.Add(Starred());
        }

        return new SequencePattern(_cursor.SpanFrom(mark), patterns.ToArray());
    }

    /// <summary>*name, or a pattern.</summary>
    public Pattern Starred()
    {
        int mark = _cursor.Mark;
        if (!_cursor.Take(TokenKind.Star))
        {
            return One();
        }

        string name = _cursor.TakeName("a name after '*'");
        return new StarPattern(_cursor.SpanFrom(mark), name == "_" ? null : name);
    }

    /// <summary>One pattern, with alternatives and a name.</summary>
    public Pattern One()
    {
        int mark = _cursor.Mark;
        _cursor.Enter();
        Pattern pattern = Alternatives();
        if (_cursor.Take(TokenKind.As))
        {
            string name = _cursor.TakeName("a name after 'as'");
            if (name == "_" || _cursor.Kind is TokenKind.Dot or TokenKind.LeftParenthesis or TokenKind.Assign)
            {
                throw _cursor.Fail("the target of 'as' in a pattern is a name other than '_'");
            }

            pattern = new AsPattern(_cursor.SpanFrom(mark), pattern, name);
        }

        _cursor.Leave();
        return pattern;
    }

    private Pattern Alternatives()
    {
        int mark = _cursor.Mark;
        Pattern first = Closed();
        if (_cursor.Kind != TokenKind.Bar)
        {
            return first;
        }

        List<Pattern> patterns = [first];
        while (_cursor.Take(TokenKind.Bar))
        {
            patterns.Add(Closed());
        }

        return new OrPattern(_cursor.SpanFrom(mark), patterns.ToArray());
    }

    private Pattern Closed()
    {
        int mark = _cursor.Mark;
        switch (_cursor.Kind)
        {
            case TokenKind.Name:
                return Named(mark);
            case TokenKind.None or TokenKind.True or TokenKind.False:
                SingletonExpression singleton = _values.Singleton();
                return new SingletonPattern(_cursor.SpanFrom(mark), singleton);
            case TokenKind.String or TokenKind.FormattedStart or TokenKind.Number or TokenKind.Minus:
                Expression value = _values.Literal();
                return new ValuePattern(_cursor.SpanFrom(mark), value);
            case TokenKind.LeftParenthesis:
                return _brackets.Parenthesized();
            case TokenKind.LeftBracket:
                return _brackets.Sequence();
            case TokenKind.LeftBrace:
                return _brackets.Mapping();
            default:
                throw _cursor.FailHere();
        }
    }

    private Pattern Named(int mark)
    {
        NameExpression name = _parser.Primaries.Name();
        if (_cursor.Kind is not (TokenKind.Dot or TokenKind.LeftParenthesis))
        {
            return new AsPattern(_cursor.SpanFrom(mark), null, name.Name == "_" ? null : name.Name);
        }

        Expression dotted = _values.Dotted(mark, name);
        return _cursor.Kind == TokenKind.LeftParenthesis
            ? _brackets.Class(mark, dotted)
            : new ValuePattern(_cursor.SpanFrom(mark), dotted);
    }
}
