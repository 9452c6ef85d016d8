namespace PgDbre.Core.Catalog;

/// <summary>An index as the catalog knows it.</summary>
public sealed record TableIndex
{
    /// <summary>Object id.</summary>
    public required uint Oid { get; init; }

    /// <summary>Name; its schema is the table's.</summary>
    public required string Name { get; init; }

    /// <summary>Access method.</summary>
    public required string Method { get; init; }

    /// <summary>Key columns in order; INCLUDE columns are not among them.</summary>
    public IReadOnlyList<IndexColumn> Keys { get; init; } = [];

    /// <summary>INCLUDE columns: they never serve a search.</summary>
    public IReadOnlyList<string> Included { get; init; } = [];

    /// <summary>indisunique.</summary>
    public bool IsUnique { get; init; }

    /// <summary>indisprimary.</summary>
    public bool IsPrimary { get; init; }

    /// <summary>False for the leftover of a failed CONCURRENTLY: it costs writes and serves nothing.</summary>
    public bool IsValid { get; init; } = true;

    /// <summary>indisreplident.</summary>
    public bool IsReplicaIdentity { get; init; }

    /// <summary>The constraint it implements; null for a plain index.</summary>
    public string? Constraint { get; init; }

    /// <summary>WHERE as the server deparses it; null for a full index.</summary>
    public string? Predicate { get; init; }

    /// <summary>pg_relation_size in bytes.</summary>
    public long SizeBytes { get; init; }

    /// <summary>pg_get_indexdef.</summary>
    public required string Definition { get; init; }

    /// <inheritdoc />
    public override string ToString() => Name;
}
