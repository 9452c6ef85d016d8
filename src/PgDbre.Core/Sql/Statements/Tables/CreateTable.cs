namespace PgDbre.Core.Sql.Statements;

/// <summary>CREATE TABLE and CREATE FOREIGN TABLE with columns of its own; <see cref="CreateTableAs"/> is another.</summary>
/// <param name="Name">The table.</param>
public sealed record CreateTable(QualifiedName Name) : Statement
{
    /// <summary>Permanent, temporary or unlogged.</summary>
    public Persistence Persistence { get; init; }

    /// <summary>IF NOT EXISTS.</summary>
    public bool IfNotExists { get; init; }

    /// <summary>The columns; of a partition or typed table those that are given options.</summary>
    public IReadOnlyList<ColumnDefinition> Columns { get; init; } = [];

    /// <summary>The table's own constraints; those of a column are in the column.</summary>
    public IReadOnlyList<Constraint> Constraints { get; init; } = [];

    /// <summary>LIKE clauses.</summary>
    public IReadOnlyList<LikeClause> Likes { get; init; } = [];

    /// <summary>INHERITS.</summary>
    public IReadOnlyList<QualifiedName> Inherits { get; init; } = [];

    /// <summary>PARTITION BY; null if it is no partitioned table.</summary>
    public PartitionKey? PartitionBy { get; init; }

    /// <summary>The table of PARTITION OF; null if it is no partition.</summary>
    public QualifiedName? PartitionOf { get; init; }

    /// <summary>FOR VALUES … or DEFAULT of a partition; else null.</summary>
    public PartitionBound? Bound { get; init; }

    /// <summary>The type of OF; else null.</summary>
    public QualifiedName? OfType { get; init; }

    /// <summary>USING; null for the default.</summary>
    public string? AccessMethod { get; init; }

    /// <summary>WITH (…).</summary>
    public IReadOnlyList<StorageParameter> Options { get; init; } = [];

    /// <summary>ON COMMIT: preserve rows, delete rows or drop; null if not written.</summary>
    public string? OnCommit { get; init; }

    /// <summary>TABLESPACE; null for the default.</summary>
    public string? Tablespace { get; init; }

    /// <summary>The server of a foreign table; null for a table.</summary>
    public string? ForeignServer { get; init; }

    /// <summary>Every constraint, those of columns first.</summary>
    public IEnumerable<Constraint> AllConstraints => Columns.SelectMany(column => column.Constraints).Concat(Constraints);
}
