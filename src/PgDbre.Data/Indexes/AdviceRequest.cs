using PgDbre.Core.Connections;
using PgDbre.Core.Indexes;
using PgDbre.Core.Indexes.Selection;
using PgDbre.Data.Catalog.Copying;

namespace PgDbre.Data.Indexes;

/// <summary>What to advise on and by which measure.</summary>
public sealed record AdviceRequest
{
    /// <summary>The queries; none for a check of foreign keys alone.</summary>
    public IReadOnlyList<WorkloadQuery> Queries { get; init; } = [];

    /// <summary>Regular expression of the schemas whose foreign keys are checked; null for no check.</summary>
    public string? ForeignKeySchemas { get; init; }

    /// <summary>How much of a query's cost an index must save, 0 to 100.</summary>
    public double MinGainPercent { get; init; } = 10;

    /// <summary>Bytes for all recommended indexes together; null for no limit.</summary>
    public long? BudgetBytes { get; init; }

    /// <summary>How many indexes are recommended at most; null for no limit.</summary>
    public int? MaxIndexes { get; init; }

    /// <summary>How long the search may take; the best answer found by then is given.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>When vectors deserve which index.</summary>
    public VectorIndexPolicy VectorPolicy { get; init; } = new();

    /// <summary>A copy of the database, where all is planned; null to plan on the database itself.</summary>
    public PlanningCopy? Copy { get; init; }

    /// <summary>Time limits of each statement.</summary>
    public SessionLimits Limits { get; init; } = SessionLimits.Default;

    internal SelectionLimits SelectionLimits => new() { MinGainPercent = MinGainPercent, BudgetBytes = BudgetBytes, MaxIndexes = MaxIndexes };
}
