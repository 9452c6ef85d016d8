using PgDbre.Core.Python.Lexing;
using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Python.Parsing;

/// <summary>match and its cases. Both words are names everywhere else.</summary>
internal sealed class MatchParser(Parser parser)
{
    private readonly TokenCursor _cursor = parser.Cursor;

    /// <summary>
    /// True if the current line begins with match, ends with a colon, and an indented case follows: no other statement looks like that.
    /// </summary>
    public bool IsMatch()
    {
        if (!_cursor.IsWord("match") || _cursor.Peek() is TokenKind.Assign or TokenKind.Dot or TokenKind.Newline)
        {
            return false;
        }

        int at = _cursor.Mark;
        while (_cursor.TokenAt(at).Kind is not (TokenKind.Newline or TokenKind.End or TokenKind.Error))
        {
            at++;
        }

        return _cursor.TokenAt(at).Kind == TokenKind.Newline
            && _cursor.TokenAt(at - 1).Kind == TokenKind.Colon
            && _cursor.TokenAt(at + 1).Kind == TokenKind.Indent
            && _cursor.TokenAt(at + 2).Kind == TokenKind.Name
            && _cursor.TextOf(_cursor.TokenAt(at + 2)) is "case";
    }

    public MatchStatement Read()
    {
        int mark = _cursor.Mark;
        _cursor.Advance();
        Expression subject = parser.Expressions.StarredNamed();
        if (subject is StarredExpression)
        {
            throw _cursor.Fail("a starred expression stands in a list, a tuple or a call");
        }

        _cursor.Expect(TokenKind.Colon, "':'");
        _cursor.Advance();
        _cursor.Advance();
        List<MatchCase> cases = [];
        do
        {
            cases.Add(Case());
        }
        while (!_cursor.Take(TokenKind.Dedent));
        return new MatchStatement(_cursor.SpanFrom(mark), subject, cases.ToArray());
    }

    private MatchCase Case()
    {
        int mark = _cursor.Mark;
        if (!_cursor.IsWord("case"))
        {
            throw _cursor.Fail("expected 'case'");
        }

        _cursor.Advance();
        Pattern pattern = parser.Patterns.Read();
        Expression? guard = _cursor.Take(TokenKind.If) ? parser.Expressions.Named() : null;
        Statement[] body = parser.Blocks.Read();
        return new MatchCase(_cursor.SpanFrom(mark), pattern, guard, body);
    }
}
