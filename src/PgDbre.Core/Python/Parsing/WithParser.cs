using PgDbre.Core.Python.Lexing;
using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Python.Parsing;

/// <summary>with, whose items may stand in parentheses (Python 3.9), which look like a tuple until their end.</summary>
internal sealed class WithParser(Parser parser)
{
    private readonly TokenCursor _cursor = parser.Cursor;

    /// <summary>From the word with.</summary>
    /// <param name="mark">Where the statement begins: at async or with.</param>
    /// <param name="isAsync">async with.</param>
    public WithStatement Read(int mark, bool isAsync)
    {
        _cursor.Advance();
        WithItem[] items = _cursor.Kind == TokenKind.LeftParenthesis && Enclosed() is { } enclosed ? enclosed : Items();
        Statement[] body = parser.Blocks.Read();
        return new WithStatement(_cursor.SpanFrom(mark), isAsync, items, body);
    }

    private WithItem[] Items()
    {
        List<WithItem> items = new(1);
        do
        {
            items.Add(Item());
        }
        while (_cursor.Take(TokenKind.Comma));
        return items.ToArray();
    }

    private WithItem Item()
    {
        int mark = _cursor.Mark;
        Expression context = parser.Expressions.One();
        Expression? target = _cursor.Take(TokenKind.As) ? parser.Comprehensions.One() : null;
        return new WithItem(_cursor.SpanFrom(mark), context, target);
    }

    // Null, with the cursor back at the parenthesis, if it belongs to an expression.
    private WithItem[]? Enclosed()
    {
        int open = _cursor.Mark;
        _cursor.GoBack(ClosingMark(open) + 1);
        bool isWholeHeader = _cursor.Kind == TokenKind.Colon;
        _cursor.GoBack(open + 1);
        List<WithItem> items = [];
        while (isWholeHeader && ExpressionStart.Begins(_cursor.Kind) && _cursor.Kind != TokenKind.Star)
        {
            items.Add(Item());
            if (_cursor.Kind == TokenKind.RightParenthesis || (_cursor.Take(TokenKind.Comma) && _cursor.Kind == TokenKind.RightParenthesis))
            {
                _cursor.Advance();
                return items.ToArray();
            }

            isWholeHeader = _cursor.TokenAt(_cursor.Mark - 1).Kind == TokenKind.Comma;
        }

        _cursor.GoBack(open);
        return null;
    }

    // The tokenizer has seen to it that brackets pair; an error may come before the closing one.
    private int ClosingMark(int open)
    {
        int depth = 0;
        for (int at = open; ; at++)
        {
            switch (_cursor.TokenAt(at).Kind)
            {
                case TokenKind.LeftParenthesis or TokenKind.LeftBracket or TokenKind.LeftBrace:
                    depth++;
                    break;
                case TokenKind.RightParenthesis or TokenKind.RightBracket or TokenKind.RightBrace when --depth == 0:
                    return at;
                case TokenKind.Error or TokenKind.End:
                    return at;
            }
        }
    }
}
