namespace PgDbre.Core.Catalog;

/// <summary>A foreign key: the child's columns point at the parent's.</summary>
public sealed record ForeignKey
{
    /// <summary>conname.</summary>
    public required string Name { get; init; }

    /// <summary>The table that holds the key.</summary>
    public required TableName Child { get; init; }

    /// <summary>Its columns, in the order of the constraint.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>The table it points at.</summary>
    public required TableName Parent { get; init; }

    /// <summary>The parent's columns, in the same order.</summary>
    public required IReadOnlyList<string> ParentColumns { get; init; }

    /// <summary>ON DELETE: NO ACTION, RESTRICT, CASCADE, SET NULL or SET DEFAULT.</summary>
    public required string OnDelete { get; init; }

    /// <summary>False while NOT VALID.</summary>
    public bool IsValid { get; init; } = true;

    /// <inheritdoc />
    public override string ToString() => Name;
}
