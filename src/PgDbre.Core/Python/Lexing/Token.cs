namespace PgDbre.Core.Python.Lexing;

/// <summary>A token as a stretch of its source.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Offset of its first character.</param>
/// <param name="End">Offset behind its last character.</param>
/// <param name="Line">Line of its first character, counted from 1.</param>
internal readonly record struct Token(TokenKind Kind, int Start, int End, int Line);
