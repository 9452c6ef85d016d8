using PgDbre.Core.Catalog;

namespace PgDbre.Core.Indexes.Candidates;

/// <summary>A condition that an index could answer.</summary>
internal sealed record ColumnPredicate
{
    /// <summary>What the index must do.</summary>
    public required PredicateKind Kind { get; init; }

    /// <summary>What must be indexed.</summary>
    public required IndexKey Key { get; init; }

    /// <summary>The column; null for an expression.</summary>
    public Column? Column { get; init; }

    /// <summary>Expected share of the rows that pass, 0 to 1.</summary>
    public required double Selectivity { get; init; }

    /// <summary>Operator as the server writes it.</summary>
    public string Operator { get; init; } = "=";

    /// <summary>Further keys of a row comparison: (a, b) &lt; (x, y).</summary>
    public IReadOnlyList<IndexKey> Following { get; init; } = [];

    /// <summary>The whole condition as SQL for a partial index's WHERE; null unless every value in it is written out.</summary>
    public string? ConstantSql { get; init; }
}
