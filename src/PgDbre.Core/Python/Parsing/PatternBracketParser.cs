using PgDbre.Core.Python.Lexing;
using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Python.Parsing;

/// <summary>Patterns in brackets: groups, sequences, mappings and classes.</summary>
internal sealed class PatternBracketParser(Parser parser, PatternParser patterns, PatternValueParser values)
{
    private readonly TokenCursor _cursor = parser.Cursor;

    /// <summary>( … ): a group is the pattern inside it, with a comma it is a sequence.</summary>
    public Pattern Parenthesized()
    {
        int mark = _cursor.Mark;
        _cursor.Advance();
        (Pattern[] items, bool hasComma) = Items(TokenKind.RightParenthesis);
        _cursor.Expect(TokenKind.RightParenthesis, "')' or ','");
        bool isGroup = items.Length == 1 && !hasComma && items[0] is not StarPattern;
        return isGroup ? items[0]
            : items.Length == 1 && !hasComma ? throw _cursor.Fail("a starred pattern stands in a sequence")
            : new SequencePattern(_cursor.SpanFrom(mark), items);
    }

    /// <summary>[ … ].</summary>
    public SequencePattern Sequence()
    {
        int mark = _cursor.Mark;
        _cursor.Advance();
        (Pattern[] items, _) = Items(TokenKind.RightBracket);
        _cursor.Expect(TokenKind.RightBracket, "']' or ','");
        return new SequencePattern(_cursor.SpanFrom(mark), items);
    }

    /// <summary>{key: pattern, **rest}.</summary>
    public MappingPattern Mapping()
    {
        int mark = _cursor.Mark;
        _cursor.Advance();
        List<Expression> keys = [];
        List<Pattern> items = [];
        string? rest = null;
        while (_cursor.Kind != TokenKind.RightBrace && rest is null)
        {
            if (_cursor.Take(TokenKind.DoubleStar))
            {
                rest = Capture("a name after '**'");
            }
            else
            {
                keys.Add(values.Key());
                _cursor.Expect(TokenKind.Colon, "':' after a key");
                items.Add(patterns.One());
            }

            if (!_cursor.Take(TokenKind.Comma))
            {
                break;
            }
        }

        _cursor.Expect(TokenKind.RightBrace, "'}' or ','");
        return new MappingPattern(_cursor.SpanFrom(mark), keys.ToArray(), items.ToArray(), rest);
    }

    /// <summary>Class(pattern, name=pattern), behind the name.</summary>
    public ClassPattern Class(int mark, Expression name)
    {
        _cursor.Advance();
        List<Pattern> positional = [];
        List<string> keywordNames = [];
        List<Pattern> keywordPatterns = [];
        while (_cursor.Kind != TokenKind.RightParenthesis)
        {
            if (_cursor.Kind == TokenKind.Name && _cursor.Peek() == TokenKind.Assign)
            {
                keywordNames.Add(_cursor.TakeName("a name"));
                _cursor.Advance();
                keywordPatterns.Add(patterns.One());
            }
            else if (keywordNames.Count > 0)
            {
                throw _cursor.Fail("positional patterns follow keyword patterns");
            }
            else
            {
                positional.Add(patterns.One());
            }

            if (!_cursor.Take(TokenKind.Comma))
            {
                break;
            }
        }

        _cursor.Expect(TokenKind.RightParenthesis, "')' or ','");
        return new ClassPattern(_cursor.SpanFrom(mark), name, positional.ToArray(), keywordNames, keywordPatterns.ToArray());
    }

    private (Pattern[] Items, bool HasComma) Items(TokenKind close)
    {
        List<Pattern> items = [];
        bool hasComma = false;
        while (_cursor.Kind != close)
        {
            items.Add(patterns.Starred());
            if (!_cursor.Take(TokenKind.Comma))
            {
                break;
            }

            hasComma = true;
        }

        return (items.ToArray(), hasComma || items.Count != 1);
    }

    private string Capture(string expected)
    {
        string name = _cursor.TakeName(expected);
        return name != "_" ? name : throw _cursor.Fail("'_' cannot name the rest of a mapping");
    }
}
