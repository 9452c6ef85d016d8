namespace PgDbre.Core.Indexes.Selection;

/// <summary>What the chosen indexes may cost together, and what each must bring.</summary>
internal sealed record SelectionLimits
{
    /// <summary>How much of some query's planner cost an index must save, 0 to 100.</summary>
    public double MinGainPercent { get; init; } = 10;

    /// <summary>Bytes for all new indexes together, those of replaced ones given back; null for no limit.</summary>
    public long? BudgetBytes { get; init; }

    /// <summary>How many new indexes; null for no limit.</summary>
    public int? MaxIndexes { get; init; }

    /// <summary>True if not everything that helps may be taken.</summary>
    public bool IsTight => BudgetBytes is not null || MaxIndexes is not null;
}
