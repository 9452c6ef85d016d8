namespace PgDbre.Core.Sql.Routines;

/// <summary>An EXECUTE whose text is put together at run time.</summary>
/// <param name="Command">The expression that gives the text.</param>
/// <param name="Start">Offset in the file.</param>
/// <param name="Line">Line in the file, counted from 1.</param>
/// <param name="Column">Place in that line, counted from 1.</param>
public sealed record DynamicSql(SqlExpression Command, int Start, int Line, int Column)
{
    /// <summary>How many loops stand around it.</summary>
    public int LoopDepth { get; init; }

    /// <summary>The constant text that it begins with, such as ALTER TABLE; null if it begins with something else.</summary>
    public string? Beginning { get; init; }
}
