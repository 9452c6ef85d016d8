using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Model;

/// <summary>A column as the migrations so far left it.</summary>
public sealed record ColumnModel(string Name)
{
    /// <summary>Its type; null if nobody said.</summary>
    public TypeName? Type { get; init; }

    /// <summary>NOT NULL, by itself, as a key or as an identity; false too where nobody said.</summary>
    public bool IsNotNull { get; init; }

    /// <summary>Its default; null without one, and where nobody said.</summary>
    public SqlExpression? Default { get; init; }

    /// <summary>GENERATED … AS IDENTITY.</summary>
    public bool IsIdentity { get; init; }

    /// <summary>GENERATED ALWAYS AS (…).</summary>
    public bool IsGenerated { get; init; }

    /// <summary>Computed when it is read, VIRTUAL (18).</summary>
    public bool IsVirtual { get; init; }

    /// <summary>Columns that a generated column is computed from.</summary>
    public IReadOnlyList<string> GeneratedFrom { get; init; } = [];

    /// <summary>Its collation; null for the type's own.</summary>
    public QualifiedName? Collation { get; init; }

    /// <summary>Ordinal of the migration that added it; null if it was there before.</summary>
    public int? AddedBy { get; init; }

    /// <summary>True if its default filled it when it was added, or once an UPDATE set it.</summary>
    public bool IsBackfilled { get; init; }
}
