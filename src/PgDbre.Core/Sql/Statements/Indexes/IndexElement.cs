namespace PgDbre.Core.Sql.Statements;

/// <summary>One part of an index's key, of an exclusion constraint or of a partition key.</summary>
/// <param name="Column">The column; null for an expression.</param>
/// <param name="Expression">The expression, without parentheses around it; null for a column.</param>
public sealed record IndexElement(string? Column, SqlExpression? Expression)
{
    /// <summary>COLLATE; null if not written.</summary>
    public QualifiedName? Collation { get; init; }

    /// <summary>The operator class; null for the default.</summary>
    public QualifiedName? OperatorClass { get; init; }

    /// <summary>The operator class's parameters.</summary>
    public IReadOnlyList<StorageParameter> OperatorClassOptions { get; init; } = [];

    /// <summary>DESC.</summary>
    public bool IsDescending { get; init; }

    /// <summary>NULLS FIRST or LAST; null if not written.</summary>
    public bool? NullsFirst { get; init; }
}
