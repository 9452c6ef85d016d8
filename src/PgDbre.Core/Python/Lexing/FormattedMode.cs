namespace PgDbre.Core.Python.Lexing;

/// <summary>A formatted string that is being read; one may stand inside a field of another (PEP 701).</summary>
/// <param name="Quote">Its quote character.</param>
/// <param name="IsTriple">Three quotes end it.</param>
/// <param name="IsRaw">A backslash is a backslash.</param>
/// <param name="Offset">Where it begins.</param>
/// <param name="Line">The line it begins on.</param>
internal sealed record FormattedMode(char Quote, bool IsTriple, bool IsRaw, int Offset, int Line)
{
    // Parser/lexer/state.h, MAX_EXPR_NESTING.
    private const int MostFields = 3;

    // Brackets that are open within each open field, its own brace included. A field inside another stands in that one's format.
    private readonly Stack<int> _fields = new();

    /// <summary>True in its text and in a format; false inside the expression of a field.</summary>
    public bool InText { get; set; } = true;

    /// <summary>True in the format of a field.</summary>
    public bool InFormat => InText && _fields.Count > 0;

    /// <summary>False if there are too many.</summary>
    public bool OpenField(int brackets)
    {
        _fields.Push(brackets);
        InText = false;
        return _fields.Count <= MostFields;
    }

    public void CloseField()
    {
        _fields.Pop();
        InText = true;
    }

    /// <summary>True directly inside the innermost field: not in a bracket of its expression.</summary>
    public bool IsAtField(int brackets) => !InText && _fields.Count > 0 && _fields.Peek() == brackets;
}
