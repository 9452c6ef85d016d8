namespace PgDbre.Core.Migrations.Shadow;

/// <summary>A migration as it ran on a shadow.</summary>
public sealed record ShadowRun
{
    /// <summary>host:port of the shadow.</summary>
    public required string Server { get; init; }

    /// <summary>Version of the shadow, such as 17.11; production may have another.</summary>
    public required string ServerVersion { get; init; }

    /// <summary>One trace for each statement, in order.</summary>
    public required IReadOnlyList<StatementTrace> Statements { get; init; }

    /// <summary>Rows that the tables had before.</summary>
    public SeedReport Seed { get; init; } = SeedReport.Empty;

    /// <summary>What of the production schema the shadow does not have, one sentence each.</summary>
    public IReadOnlyList<string> NotReproduced { get; init; } = [];

    /// <summary>Transactions of the runner that failed at their end.</summary>
    public IReadOnlyList<CommitFailure> CommitFailures { get; init; } = [];

    /// <summary>The script left a transaction open; it was rolled back.</summary>
    public bool EndsInTransaction { get; init; }

    /// <summary>Statements that ran.</summary>
    public int RanCount => Statements.Count(trace => trace.Outcome == StatementOutcome.Ran);

    /// <summary>All statements ran and stayed.</summary>
    public bool Succeeded => RanCount == Statements.Count && CommitFailures.Count == 0 && !EndsInTransaction;
}
