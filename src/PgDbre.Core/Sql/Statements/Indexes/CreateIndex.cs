namespace PgDbre.Core.Sql.Statements;

/// <summary>CREATE INDEX.</summary>
/// <param name="Name">Its name; null if the server makes one. An index is made in its table's schema.</param>
/// <param name="Table">The table.</param>
/// <param name="Elements">The key.</param>
public sealed record CreateIndex(string? Name, QualifiedName Table, IReadOnlyList<IndexElement> Elements) : Statement
{
    /// <summary>UNIQUE.</summary>
    public bool IsUnique { get; init; }

    /// <summary>CONCURRENTLY.</summary>
    public bool IsConcurrent { get; init; }

    /// <summary>IF NOT EXISTS.</summary>
    public bool IfNotExists { get; init; }

    /// <summary>ON ONLY: not on the partitions.</summary>
    public bool IsOnly { get; init; }

    /// <summary>USING; null for the default, btree.</summary>
    public string? AccessMethod { get; init; }

    /// <summary>INCLUDE (…).</summary>
    public IReadOnlyList<IndexElement> Include { get; init; } = [];

    /// <summary>NULLS NOT DISTINCT (15).</summary>
    public bool NullsNotDistinct { get; init; }

    /// <summary>WHERE; null for an index on all rows.</summary>
    public SqlExpression? Where { get; init; }

    /// <summary>WITH (…).</summary>
    public IReadOnlyList<StorageParameter> Options { get; init; } = [];

    /// <summary>TABLESPACE; null for the default.</summary>
    public string? Tablespace { get; init; }
}
