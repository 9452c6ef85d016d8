namespace PgDbre.Core.Sql.Statements;

/// <summary>UPDATE.</summary>
/// <param name="Target">The table.</param>
public sealed record UpdateStatement(QualifiedName Target) : DataStatement
{
    /// <summary>ONLY.</summary>
    public bool IsOnly { get; init; }

    /// <summary>Its alias; null if it has none.</summary>
    public string? Alias { get; init; }

    /// <summary>The columns that are set, in the order written; a column set twice is there twice.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>SET and its assignments.</summary>
    public SqlFragment? Assignments { get; init; }

    /// <summary>FROM and what follows it; null if not written.</summary>
    public SqlFragment? From { get; init; }

    /// <summary>WHERE; null if every row is changed, and with <see cref="IsCurrentOf"/>.</summary>
    public SqlExpression? Where { get; init; }

    /// <summary>WHERE CURRENT OF a cursor: one row.</summary>
    public bool IsCurrentOf { get; init; }

    /// <summary>RETURNING and what follows it; null if not written.</summary>
    public SqlFragment? Returning { get; init; }
}
