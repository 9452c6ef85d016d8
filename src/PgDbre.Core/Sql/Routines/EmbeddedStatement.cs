using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Routines;

/// <summary>A statement inside a body, with its place in the file that the body stands in.</summary>
/// <param name="Statement">The statement; its own offsets count in the body where the body's quotes had to be undone.</param>
/// <param name="Start">Offset in the file.</param>
/// <param name="Line">Line in the file, counted from 1.</param>
/// <param name="Column">Place in that line, counted from 1.</param>
public sealed record EmbeddedStatement(Statement Statement, int Start, int Line, int Column)
{
    /// <summary>How many loops stand around it.</summary>
    public int LoopDepth { get; init; }

    /// <summary>True if it is the text of an EXECUTE, put together from constants; the place is that of the EXECUTE.</summary>
    public bool IsFromExecute { get; init; }
}
