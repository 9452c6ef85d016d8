namespace PgDbre.Core.Indexes.Candidates;

/// <summary>An index that might help, before anything is proved.</summary>
internal sealed record IndexCandidate
{
    /// <summary>What would be built.</summary>
    public required IndexDefinition Definition { get; init; }

    /// <summary>Leading keys that stand for equalities; their order among themselves is free.</summary>
    public int FreeKeys { get; init; }

    /// <summary>The keys behind them serve a sort, so direction matters.</summary>
    public bool IsSorted { get; init; }

    /// <summary>Share of the table's rows that it would hold, 0 to 1: less than 1 for a partial index.</summary>
    public double RowShare { get; init; } = 1;

    /// <summary>The relative gain that the rules ask of it, 0 to 100; 0 where nothing more than of any other.</summary>
    public double WantedPercent { get; init; }

    /// <summary>The rule that asks for it, kebab-case.</summary>
    public required string RuleId { get; init; }

    /// <summary>Why, in one sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>What the rules alone would choose for its query; the others are worth a try only where they can be simulated.</summary>
    public bool IsRuleChoice { get; init; }

    /// <summary>The query as it must be written for the index to serve it; null where it serves as it is.</summary>
    public string? RewrittenQuery { get; init; }

    /// <summary>Memory that the build wants, bytes; null where it makes no difference to know.</summary>
    public long? BuildMemoryBytes { get; init; }

    /// <summary>What to know before building it.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>A foreign key's index serves the key's own checks, of which no query's plan tells.</summary>
    public bool IsSimulable => Definition.IsSimulable && RuleId != RuleIds.ForeignKey;

    /// <inheritdoc />
    public override string ToString() => Definition.ToString();
}
