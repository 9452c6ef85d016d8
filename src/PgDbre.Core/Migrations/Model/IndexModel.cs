using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Model;

/// <summary>An index as the migrations so far left it.</summary>
/// <param name="Name">Its name; null where the server chooses it.</param>
/// <param name="Table">Its table.</param>
/// <param name="Keys">Key columns in order; null for an expression.</param>
public sealed record IndexModel(string? Name, QualifiedName Table, IReadOnlyList<string?> Keys)
{
    /// <summary>A unique index.</summary>
    public bool IsUnique { get; init; }

    /// <summary>Columns that it holds besides its key (INCLUDE).</summary>
    public IReadOnlyList<string> Included { get; init; } = [];

    /// <summary>All its keys are columns in ascending order, under the operator class and collation of their type.</summary>
    public bool IsPlain { get; init; }

    /// <summary>It has a predicate.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Its access method.</summary>
    public string Method { get; init; } = "btree";

    /// <summary>False for one that CREATE INDEX CONCURRENTLY left behind.</summary>
    public bool IsValid { get; init; } = true;

    /// <summary>Columns in its expressions and its predicate, which a change of their type concerns.</summary>
    public IReadOnlyList<string> ComputedFrom { get; init; } = [];

    /// <summary>The constraint it serves; null for none.</summary>
    public string? Constraint { get; init; }

    /// <summary>Ordinal of the migration that built it; null if it was there before.</summary>
    public int? AddedBy { get; init; }

    /// <summary>True if it has an expression or a predicate, and the column stands anywhere in it.</summary>
    public bool IsComputedWith(string column) =>
        (IsPartial || Keys.Contains(null)) && (ComputedFrom.Contains(column) || Keys.Contains(column) || Included.Contains(column));

    /// <summary>True if its leading keys are these columns, in any order, and it holds every row.</summary>
    public bool Serves(IReadOnlyCollection<string> columns) =>
        IsValid && !IsPartial && Method == "btree" && Keys.Count >= columns.Count
        && Keys.Take(columns.Count).OfType<string>().ToHashSet(StringComparer.Ordinal).SetEquals(columns);
}
