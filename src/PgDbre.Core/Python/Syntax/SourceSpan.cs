namespace PgDbre.Core.Python.Syntax;

/// <summary>Where a piece of source stands.</summary>
/// <param name="Start">Offset of its first character in the module's text.</param>
/// <param name="End">Offset behind its last character.</param>
/// <param name="Line">Line of its first character, counted from 1.</param>
/// <param name="Column">Characters (UTF-16) before it on that line.</param>
public readonly record struct SourceSpan(int Start, int End, int Line, int Column);
