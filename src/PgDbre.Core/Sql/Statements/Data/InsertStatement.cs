namespace PgDbre.Core.Sql.Statements;

/// <summary>INSERT.</summary>
/// <param name="Target">The table.</param>
public sealed record InsertStatement(QualifiedName Target) : DataStatement
{
    /// <summary>The columns; empty if none are named. A field or element (c.f, c[1]) counts as its column.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The query that gives the rows, VALUES included; null for DEFAULT VALUES.</summary>
    public Statement? Query { get; init; }

    /// <summary>ON CONFLICT and what follows it; null if not written.</summary>
    public SqlFragment? OnConflict { get; init; }

    /// <summary>RETURNING and what follows it; null if not written.</summary>
    public SqlFragment? Returning { get; init; }

    /// <summary>True if the rows come from a query and not from VALUES.</summary>
    public bool IsFromQuery => Query is not null && Query is not SelectStatement { IsValues: true };
}
