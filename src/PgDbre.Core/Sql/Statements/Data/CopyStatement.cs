namespace PgDbre.Core.Sql.Statements;

/// <summary>COPY.</summary>
/// <param name="Table">The table; null for COPY (query).</param>
/// <param name="IsFrom">FROM: rows go into the table.</param>
public sealed record CopyStatement(QualifiedName? Table, bool IsFrom) : Statement
{
    /// <summary>The columns; empty for all.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The query of COPY (query) TO; null for a table.</summary>
    public Statement? Query { get; init; }

    /// <summary>The file or program; null for STDIN and STDOUT.</summary>
    public string? File { get; init; }

    /// <summary>PROGRAM: <see cref="File"/> is a command line.</summary>
    public bool IsProgram { get; init; }

    /// <summary>All options as written; null if there are none.</summary>
    public SqlFragment? Options { get; init; }

    /// <summary>WHERE; null if not written.</summary>
    public SqlExpression? Where { get; init; }
}
