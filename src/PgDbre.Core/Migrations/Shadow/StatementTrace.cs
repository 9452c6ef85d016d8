namespace PgDbre.Core.Migrations.Shadow;

/// <summary>
/// What one statement of a migration did on the shadow. What a failed one did was undone, but for an index that it left INVALID.
/// </summary>
public sealed record StatementTrace
{
    /// <summary>Its place in the migration, counted from 1.</summary>
    public required int Ordinal { get; init; }

    /// <summary>Line of its first token, counted from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The statement.</summary>
    public required string Sql { get; init; }

    /// <summary>What became of it.</summary>
    public required StatementOutcome Outcome { get; init; }

    /// <summary>SQLSTATE of a failure; else null.</summary>
    public string? SqlState { get; init; }

    /// <summary>What the server said of a failure, or why the statement was not run; null if it ran.</summary>
    public string? Message { get; init; }

    /// <summary>How long it ran on the shadow, milliseconds, with the few rows there.</summary>
    public double DurationMs { get; init; }

    /// <summary>Locks on tables, indexes and the like that it took; none on the system catalogs.</summary>
    public IReadOnlyList<TracedLock> Locks { get; init; } = [];

    /// <summary>Tables rewritten.</summary>
    public IReadOnlyList<TableRewrite> Rewrites { get; init; } = [];

    /// <summary>Indexes built, those of rewritten tables included.</summary>
    public IReadOnlyList<IndexBuild> IndexBuilds { get; init; } = [];

    /// <summary>Tables read from end to end.</summary>
    public IReadOnlyList<FullScan> FullScans { get; init; } = [];

    /// <summary>Rows written.</summary>
    public IReadOnlyList<RowChange> Rows { get; init; } = [];

    /// <summary>Write-ahead log of the whole server meanwhile, bytes; on a shared server others' too.</summary>
    public long WalBytes { get; init; }

    /// <summary>Objects dropped.</summary>
    public IReadOnlyList<DroppedObject> Dropped { get; init; } = [];

    /// <summary>Objects created.</summary>
    public IReadOnlyList<CreatedObject> Created { get; init; } = [];

    /// <summary>Indexes that it built or whose validity it changed.</summary>
    public IReadOnlyList<IndexValidity> Indexes { get; init; } = [];

    /// <summary>Its transaction; null if it was not run.</summary>
    public TransactionTrace? Transaction { get; init; }

    /// <summary>The timeouts it ran under; null if it was not run.</summary>
    public TimeoutsInForce? Timeouts { get; init; }

    /// <summary>What the server told the client, such as: relation "ix" already exists, skipping.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>What could not be seen of this statement, one sentence each; empty if all was.</summary>
    public IReadOnlyList<string> NotSeen { get; init; } = [];

    /// <summary>The strongest lock on a relation that was there before the run; null if it took none.</summary>
    public TracedLock? StrongestLock => Locks.Where(taken => !taken.Relation.IsNew).MaxBy(taken => taken.Mode);

    /// <summary>It worked through a table that was there before the run: its time grows with the table.</summary>
    public bool DependsOnSize => Rewrites.Any(rewrite => !rewrite.Relation.IsNew) || FullScans.Any(scan => !scan.Relation.IsNew)
        || IndexBuilds.Any(build => build.IsRebuild && !build.Relation.IsNew) || Rows.Any(rows => !rows.Relation.IsNew);

    /// <summary>It failed on rows, not on the schema: SQLSTATE class 22 (data exception) or 23 (integrity constraint violation).</summary>
    public bool FailedOnRows => Outcome == StatementOutcome.Failed && SqlState is ['2', '2' or '3', ..];

    /// <inheritdoc />
    public override string ToString() => Sql;
}
