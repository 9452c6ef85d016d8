using System.ComponentModel;
using System.Text.Json.Serialization;
using PgDbre.Core.Catalog;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Facts;

/// <summary>An index of a table or materialised view.</summary>
public sealed record IndexFacts
{
    /// <summary>Name; its schema is the table's.</summary>
    public required string Name { get; init; }

    /// <summary>Access method.</summary>
    public required string Method { get; init; }

    /// <summary>Keys in order, columns and expressions; INCLUDE columns are not among them.</summary>
    public IReadOnlyList<IndexColumn> Keys { get; init; } = [];

    /// <summary>INCLUDE columns.</summary>
    public IReadOnlyList<string> Included { get; init; } = [];

    /// <summary>indisunique.</summary>
    public bool IsUnique { get; init; }

    /// <summary>indisprimary.</summary>
    public bool IsPrimary { get; init; }

    /// <summary>
    /// False for the leftover of a failed CONCURRENTLY, and for one of a partitioned table that lacks an index on some partition.
    /// </summary>
    [DefaultValue(true)]
    public bool IsValid { get; init; } = true;

    /// <summary>NULLS NOT DISTINCT (15 and later).</summary>
    public bool NullsNotDistinct { get; init; }

    /// <summary>WHERE as the server deparses it with an empty search_path; null for a full index.</summary>
    public string? Predicate { get; init; }

    /// <summary>Columns the predicate mentions.</summary>
    public IReadOnlyList<string> PredicateColumns { get; init; } = [];

    /// <summary>Columns that expressions among the keys mention.</summary>
    public IReadOnlyList<string> ExpressionColumns { get; init; } = [];

    /// <summary>The key or exclusion constraint it implements; null for a plain index.</summary>
    public string? Constraint { get; init; }

    /// <summary>indisreplident.</summary>
    public bool IsReplicaIdentity { get; init; }

    /// <summary>indisclustered.</summary>
    public bool IsClustered { get; init; }

    /// <summary>The partitioned index it is attached to; null for any other.</summary>
    public QualifiedName? AttachedTo { get; init; }

    /// <summary>Size in bytes; null if unknown. In a file it stands with the other figures.</summary>
    [JsonIgnore]
    public long? SizeBytes { get; init; }

    /// <summary>True if it has the column among its keys, its INCLUDE columns, its expressions or its predicate.</summary>
    public bool Mentions(string column) =>
        Keys.Any(key => key.Column == column) || Included.Contains(column, StringComparer.Ordinal)
        || ExpressionColumns.Contains(column, StringComparer.Ordinal) || PredicateColumns.Contains(column, StringComparer.Ordinal);

    /// <inheritdoc />
    public override string ToString() => Name;
}
