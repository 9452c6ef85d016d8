using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Locks;

namespace PgDbre.Core.Migrations.Rules;

/// <summary>What a rule saw; the review makes a <see cref="Finding"/> of it.</summary>
internal sealed record MigrationObservation
{
    /// <summary>The table, column, index or constraint, as SQL names it.</summary>
    public required string Object { get; init; }

    /// <summary>How much it matters; null to take it from the claim: lock × work × rows (<see cref="MigrationSeverity"/>).</summary>
    public Severity? Severity { get; init; }

    /// <summary>One sentence with its numbers. The review puts the lock behind it where there is a claim.</summary>
    public required string Message { get; init; }

    /// <summary>What to do, in words.</summary>
    public required string Recommendation { get; init; }

    /// <summary>The same as SQL; null where no statement does it safely.</summary>
    public string? Sql { get; init; }

    /// <summary>The same as code of an Alembic revision; null where plain op.execute of <see cref="Sql"/> is all there is to it.</summary>
    public string? Alembic { get; init; }

    /// <summary>What the rule says the statement will do to a table; a shadow run proves it or overrules the rule.</summary>
    public LockEffect? Claim { get; init; }

    /// <summary>The statement it is about; null for the one being examined.</summary>
    public MigrationStatement? At { get; init; }

    /// <summary>The file, where it is another than the migration's.</summary>
    public string? Path { get; init; }

    /// <summary>Line in the file where it is about no statement; counted from 1.</summary>
    public int? Line { get; init; }
}
