using System.ComponentModel;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Facts;

/// <summary>A constraint of a table or a domain.</summary>
public sealed record ConstraintFacts
{
    /// <summary>conname.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public required ConstraintKind Kind { get; init; }

    /// <summary>Its columns in the order of the constraint; of a check those it mentions; empty for a domain.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>False while NOT VALID: nobody checked the rows that were there.</summary>
    [DefaultValue(true)]
    public bool IsValid { get; init; } = true;

    /// <summary>False for NOT ENFORCED (18 and later).</summary>
    [DefaultValue(true)]
    public bool IsEnforced { get; init; } = true;

    /// <summary>DEFERRABLE.</summary>
    public bool IsDeferrable { get; init; }

    /// <summary>INITIALLY DEFERRED.</summary>
    public bool IsInitiallyDeferred { get; init; }

    /// <summary>NO INHERIT.</summary>
    public bool IsNoInherit { get; init; }

    /// <summary>False for one that only a parent table declares.</summary>
    [DefaultValue(true)]
    public bool IsLocal { get; init; } = true;

    /// <summary>What a check demands, as the server deparses it with an empty search_path; null for any other.</summary>
    public string? Expression { get; init; }

    /// <summary>pg_get_constraintdef of an exclusion constraint; null for any other.</summary>
    public string? Definition { get; init; }

    /// <summary>The table a foreign key points at; null for any other.</summary>
    public QualifiedName? ReferencedTable { get; init; }

    /// <summary>That table's columns, in the order of <see cref="Columns"/>.</summary>
    public IReadOnlyList<string> ReferencedColumns { get; init; } = [];

    /// <summary>ON DELETE of a foreign key: NO ACTION, RESTRICT, CASCADE, SET NULL or SET DEFAULT; null for any other.</summary>
    public string? OnDelete { get; init; }

    /// <summary>ON UPDATE, likewise.</summary>
    public string? OnUpdate { get; init; }

    /// <summary>The index behind a key or exclusion; of a foreign key the one on the referenced table; null without one.</summary>
    public string? Index { get; init; }

    /// <inheritdoc />
    public override string ToString() => Name;
}
