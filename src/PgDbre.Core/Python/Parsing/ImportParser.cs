using PgDbre.Core.Python.Lexing;
using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Python.Parsing;

/// <summary>import and from … import.</summary>
internal sealed class ImportParser(Parser parser)
{
    private readonly TokenCursor _cursor = parser.Cursor;

    public Statement Read()
    {
        int mark = _cursor.Mark;
        if (_cursor.Take(TokenKind.From))
        {
            return From(mark);
        }

        _cursor.Advance();
        List<ImportAlias> names = new(1);
        do
        {
            int start = _cursor.Mark;
            names.Add(Alias(start, DottedName()));
        }
        while (_cursor.Take(TokenKind.Comma));
        return new ImportStatement(_cursor.SpanFrom(mark), names);
    }

    private ImportFromStatement From(int mark)
    {
        int level = 0;
        while (_cursor.Kind is TokenKind.Dot or TokenKind.Ellipsis)
        {
            level += _cursor.Kind == TokenKind.Dot ? 1 : 3;
            _cursor.Advance();
        }

        string? module = level > 0 && _cursor.Kind == TokenKind.Import ? null : DottedName();
        _cursor.Expect(TokenKind.Import, "'import'");
        ImportAlias[] names = _cursor.Kind == TokenKind.Star ? [Star()] : Names();
        return new ImportFromStatement(_cursor.SpanFrom(mark), module, names, level);
    }

    private ImportAlias Star()
    {
        int mark = _cursor.Mark;
        _cursor.Advance();
        return new ImportAlias(_cursor.SpanFrom(mark), "*", null);
    }

    // A comma at the end needs the parentheses.
    private ImportAlias[] Names()
    {
        bool isEnclosed = _cursor.Take(TokenKind.LeftParenthesis);
        List<ImportAlias> names = new(4);
        do
        {
            int start = _cursor.Mark;
            names.Add(Alias(start, _cursor.TakeName("a name to import")));
        }
        while (_cursor.Take(TokenKind.Comma) && !(isEnclosed && _cursor.Kind == TokenKind.RightParenthesis));
        if (isEnclosed)
        {
            _cursor.Expect(TokenKind.RightParenthesis, "')' or ','");
        }

        return names.ToArray();
    }

    private ImportAlias Alias(int start, string name)
    {
        string? asName = _cursor.Take(TokenKind.As) ? _cursor.TakeName("a name after 'as'") : null;
        return new ImportAlias(_cursor.SpanFrom(start), name, asName);
    }

    private string DottedName()
    {
        string name = _cursor.TakeName("the name of a module");
        if (_cursor.Kind != TokenKind.Dot)
        {
            return name;
        }

        List<string> parts = [name];
        while (_cursor.Take(TokenKind.Dot))
        {
            parts.Add(_cursor.TakeName("a name after '.'"));
        }

        return string.Join('.', parts);
    }
}
