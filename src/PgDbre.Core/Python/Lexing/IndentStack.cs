namespace PgDbre.Core.Python.Lexing;

/// <summary>
/// The open blocks' indentation. Each is measured twice, with tab stops every eight columns and with a tab as one column: where the
/// two measures disagree about deeper or not, the file mixes tabs and blanks and CPython refuses it.
/// </summary>
internal sealed class IndentStack
{
    // Parser/lexer/state.h, MAXINDENT: the hundredth open block is refused.
    private const int Most = 99;

    private readonly Stack<(int Column, int Alternative)> _open = new([(0, 0)]);

    public int Count => _open.Count - 1;

    /// <summary>+1 for a new block, -n for n ended ones, 0 for none; or a fault.</summary>
    public int MoveTo(int column, int alternative, out string? fault)
    {
        fault = null;
        (int current, int currentAlternative) = _open.Peek();
        if (column > current)
        {
            fault = _open.Count > Most ? "too many levels of indentation" : alternative <= currentAlternative ? Mixed : null;
            _open.Push((column, alternative));
            return 1;
        }

        int ended = 0;
        while (column < _open.Peek().Column)
        {
            _open.Pop();
            ended++;
        }

        (current, currentAlternative) = _open.Peek();
        fault = column != current ? "unindent does not match any outer indentation level"
            : alternative != currentAlternative ? Mixed
            : null;
        return -ended;
    }

    private const string Mixed = "inconsistent use of tabs and spaces in indentation";
}
