namespace PgDbre.Core.Python.Lexing;

/// <summary>The open brackets: inside them a line break is white space.</summary>
internal sealed class BracketStack
{
    // Parser/lexer/state.h, MAXLEVEL.
    private const int Most = 200;

    private readonly List<(char Bracket, int Offset, int Line)> _open = [];

    public int Count => _open.Count;

    /// <summary>The innermost open one.</summary>
    public (char Bracket, int Offset, int Line) Last => _open[^1];

    /// <summary>A fault if there are too many.</summary>
    public string? Open(char bracket, int offset, int line)
    {
        _open.Add((bracket, offset, line));
        return _open.Count > Most ? "too many nested parentheses" : null;
    }

    /// <summary>A fault if it closes none, or another one.</summary>
    public string? Close(char bracket)
    {
        if (_open.Count == 0)
        {
            return $"unmatched '{bracket}'";
        }

        (char open, _, int line) = _open[^1];
        _open.RemoveAt(_open.Count - 1);
        bool isPair = (open, bracket) is ('(', ')') or ('[', ']') or ('{', '}');
        return isPair ? null : $"closing parenthesis '{bracket}' does not match opening parenthesis '{open}' on line {line}";
    }
}
