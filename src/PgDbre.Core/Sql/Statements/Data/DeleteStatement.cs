namespace PgDbre.Core.Sql.Statements;

/// <summary>DELETE.</summary>
/// <param name="Target">The table.</param>
public sealed record DeleteStatement(QualifiedName Target) : DataStatement
{
    /// <summary>ONLY.</summary>
    public bool IsOnly { get; init; }

    /// <summary>Its alias; null if it has none.</summary>
    public string? Alias { get; init; }

    /// <summary>USING and what follows it; null if not written.</summary>
    public SqlFragment? Using { get; init; }

    /// <summary>WHERE; null if every row is deleted, and with <see cref="IsCurrentOf"/>.</summary>
    public SqlExpression? Where { get; init; }

    /// <summary>WHERE CURRENT OF a cursor: one row.</summary>
    public bool IsCurrentOf { get; init; }

    /// <summary>RETURNING and what follows it; null if not written.</summary>
    public SqlFragment? Returning { get; init; }
}
