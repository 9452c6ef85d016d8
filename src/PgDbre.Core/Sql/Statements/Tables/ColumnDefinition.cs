namespace PgDbre.Core.Sql.Statements;

/// <summary>A column of CREATE TABLE, ADD COLUMN or a composite type.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type; null in a partition or typed table, where the parent has it.</param>
/// <param name="Source">Where it stands.</param>
public sealed record ColumnDefinition(string Name, TypeName? Type, SqlFragment Source)
{
    /// <summary>COLLATE; null if not written.</summary>
    public QualifiedName? Collation { get; init; }

    /// <summary>STORAGE; null if not written.</summary>
    public string? Storage { get; init; }

    /// <summary>COMPRESSION; null if not written.</summary>
    public string? Compression { get; init; }

    /// <summary>DEFAULT; null if not written.</summary>
    public SqlExpression? Default { get; init; }

    /// <summary>GENERATED ALWAYS AS (…); null if it is no generated column.</summary>
    public GeneratedColumn? Generated { get; init; }

    /// <summary>GENERATED … AS IDENTITY; null if it is none.</summary>
    public IdentityClause? Identity { get; init; }

    /// <summary>The constraints that stand in the column, NOT NULL included; their Columns hold this column.</summary>
    public IReadOnlyList<Constraint> Constraints { get; init; } = [];

    /// <summary>NULL was written.</summary>
    public bool IsExplicitNull { get; init; }

    /// <summary>OPTIONS (…) of a foreign table's column.</summary>
    public IReadOnlyList<StorageParameter> ForeignOptions { get; init; } = [];

    /// <summary>NOT NULL was written; a primary key, an identity or serial implies it without.</summary>
    public bool IsNotNull => Constraints.OfType<NotNullConstraint>().Any();
}
