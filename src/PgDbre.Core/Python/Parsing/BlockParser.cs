using PgDbre.Core.Python.Lexing;
using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Python.Parsing;

/// <summary>Statements one after the other: of a module, and behind the colon of a compound statement.</summary>
internal sealed class BlockParser(Parser parser)
{
    private readonly TokenCursor _cursor = parser.Cursor;
    private readonly Gathering<Statement> _statements = new();

    /// <summary>Up to the end of the file.</summary>
    public Statement[] Module()
    {
        while (_cursor.Kind != TokenKind.End)
        {
            Statement();
        }

        return _statements.TakeFrom(0);
    }

    /// <summary>: and an indented block, or simple statements on the same line.</summary>
    public Statement[] Read()
    {
        int list = _statements.Mark;
        _cursor.Expect(TokenKind.Colon, "':'");
        if (!_cursor.Take(TokenKind.Newline))
        {
            parser.Simple.Line(_statements);
            return _statements.TakeFrom(list);
        }

        _cursor.Expect(TokenKind.Indent, "an indented block");
        do
        {
            Statement();
        }
        while (!_cursor.Take(TokenKind.Dedent));
        return _statements.TakeFrom(list);
    }

    private void Statement()
    {
        if (parser.Compound.Read() is { } compound)
        {
            _statements.Add(compound);
        }
        else
        {
            parser.Simple.Line(_statements);
        }
    }
}
