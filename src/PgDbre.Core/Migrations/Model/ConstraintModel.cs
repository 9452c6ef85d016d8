using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Model;

/// <summary>A constraint as the migrations so far left it.</summary>
/// <param name="Name">Its name; null where the server chooses it.</param>
/// <param name="Kind">What it demands.</param>
/// <param name="Columns">The columns it is about, as far as known.</param>
public sealed record ConstraintModel(string? Name, ConstraintKind Kind, IReadOnlyList<string> Columns)
{
    /// <summary>The condition of a CHECK; null for any other kind.</summary>
    public SqlExpression? Expression { get; init; }

    /// <summary>False for NOT VALID that was not validated since.</summary>
    public bool IsValid { get; init; } = true;

    /// <summary>False for NOT ENFORCED (18).</summary>
    public bool IsEnforced { get; init; } = true;

    /// <summary>The table a foreign key points at.</summary>
    public QualifiedName? ReferencedTable { get; init; }

    /// <summary>The columns it points at; empty for the primary key of that table.</summary>
    public IReadOnlyList<string> ReferencedColumns { get; init; } = [];

    /// <summary>Ordinal of the migration that added it; null if it was there before.</summary>
    public int? AddedBy { get; init; }

    /// <summary>Number of the transaction that added it; null if it was there before.</summary>
    public int? AddedInTransaction { get; init; }

    /// <summary>Where it was added; null if it was there before.</summary>
    public MigrationStatement? AddedAt { get; init; }
}
