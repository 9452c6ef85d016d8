using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Python.Lexing;

/// <summary>A whole file as tokens.</summary>
/// <param name="Tokens">They end with End, or with Error where the rest cannot be read.</param>
/// <param name="Comments">In order.</param>
/// <param name="LineStarts">Offset of each line's first character.</param>
/// <param name="LongestLine">Tokens of the longest logical line.</param>
/// <param name="Fault">Why the last token is Error; null if it is End.</param>
/// <param name="Unclosed">Offset of the bracket that no other closes, if that is the fault.</param>
internal sealed record TokenList(
    Token[] Tokens,
    IReadOnlyList<PythonComment> Comments,
    int[] LineStarts,
    int LongestLine,
    string? Fault,
    int? Unclosed);
