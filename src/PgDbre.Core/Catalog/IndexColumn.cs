namespace PgDbre.Core.Catalog;

/// <summary>One key of an index.</summary>
public sealed record IndexColumn
{
    /// <summary>The column; null for an expression.</summary>
    public string? Column { get; init; }

    /// <summary>The expression as the server deparses it; null for a column.</summary>
    public string? Expression { get; init; }

    /// <summary>Operator class by name; null if it is the type's default for the access method.</summary>
    public string? OperatorClass { get; init; }

    /// <summary>Collation by name; null if it is the column's own.</summary>
    public string? Collation { get; init; }

    /// <summary>DESC.</summary>
    public bool IsDescending { get; init; }

    /// <summary>NULLs before all values; the default with DESC, not with ASC.</summary>
    public bool NullsFirst { get; init; }
}
