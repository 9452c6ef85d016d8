using PgDbre.Core.Indexes.Candidates;

namespace PgDbre.Core.Indexes.Selection;

/// <summary>What a change would bring. Milliseconds are per day where calls are known, else per run of the workload.</summary>
internal sealed record Appraisal
{
    /// <summary>The change.</summary>
    public required Change Change { get; init; }

    /// <summary>False if the deadline came before all its costs were known.</summary>
    public bool IsKnown { get; init; } = true;

    /// <summary>Milliseconds that reads get faster.</summary>
    public double ReadMs { get; init; }

    /// <summary>Milliseconds that writes get slower.</summary>
    public double WriteMs { get; init; }

    /// <summary>What counts: reads saved less writes added, ms.</summary>
    public double Gain => ReadMs - WriteMs;

    /// <summary>The best relative gain of any query, 0 to 100.</summary>
    public double BestPercent { get; init; }

    /// <summary>The relative gain that is asked for, 0 to 100.</summary>
    public double WantedPercent { get; init; }

    /// <summary>What of the choice begins with the same keys and serves the change's queries too; null if nothing does.</summary>
    public CandidateMove? ServedBy { get; init; }

    /// <summary>The worst relative loss of any query, 0 to 100 of the cost after.</summary>
    public double HarmPercent { get; init; }

    /// <summary>Bytes more or less.</summary>
    public long SizeDelta { get; init; }

    /// <summary>Bytes of all chosen indexes after the change.</summary>
    public long SizeAfter { get; init; }

    /// <summary>Indexes after the change.</summary>
    public int CountAfter { get; init; }

    /// <summary>True if it is worth doing, whether or not there is room for it.</summary>
    public bool IsWorth => IsKnown && Gain > 0 && BestPercent > 0 && BestPercent >= WantedPercent;

    /// <summary>True if the limits leave room for it.</summary>
    public bool Fits(SelectionLimits limits) =>
        (limits.BudgetBytes is not { } budget || SizeAfter <= budget || SizeDelta <= 0)
        && (limits.MaxIndexes is not { } count || CountAfter <= count || Change.Removed is not null);
}
