using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Plans.Proving;

namespace PgDbre.Core.Findings;

/// <summary>What every family of checks produces: a rule, what it saw, and what to do about it.</summary>
public sealed record Finding
{
    /// <summary>host:port the fact was seen on; null for files.</summary>
    public string? Server { get; init; }

    /// <summary>Database the fact was seen in; null for files.</summary>
    public string? Database { get; init; }

    /// <summary>Kebab-case id, the same in code, output, help and tests.</summary>
    public required string RuleId { get; init; }

    /// <summary>How much it matters.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The table, index, node, file or pool it is about.</summary>
    public required string Object { get; init; }

    /// <summary>What is wrong, in one sentence with its numbers.</summary>
    public required string Message { get; init; }

    /// <summary>The facts it rests on, as the server or the file gave them.</summary>
    public required string Evidence { get; init; }

    /// <summary>What to do, in words.</summary>
    public required string Recommendation { get; init; }

    /// <summary>What to do, as SQL; null where no statement does it.</summary>
    public string? Sql { get; init; }

    /// <summary>Where to read more; null where there is nothing better than the help topic.</summary>
    public string? Reference { get; init; }

    /// <summary>What mending it is worth, in the domain's unit (milliseconds of a plan); orders findings of one subject.</summary>
    public double Score { get; init; }

    /// <summary>True where rounding of the source data could turn the finding over.</summary>
    public bool IsApproximate { get; init; }

    /// <summary>The finding it follows from, in the same plan; null where it stands for itself.</summary>
    public FindingCause? Cause { get; init; }

    /// <summary>The message and what it follows from, for those who have one cell for both.</summary>
    internal string WhatIsWrong => Cause is null ? Message : $"{Message} (because of {Cause})";

    /// <summary>The plan node it is about, for drawing it there; null for the statement as a whole and outside of plans.</summary>
    internal int? NodeId { get; init; }

    /// <summary>The file it stands in, relative where the reader could make it so, with forward slashes; null outside files.</summary>
    public string? Path { get; init; }

    /// <summary>Line in <see cref="Path"/>, counted from 1; null outside files.</summary>
    public int? Line { get; init; }

    /// <summary>Column in <see cref="Line"/>, counted from 1; null where only the line is known.</summary>
    public int? Column { get; init; }

    /// <summary>The statement of a migration that it is about; null outside of migrations.</summary>
    public string? Statement { get; init; }

    /// <summary>
    /// What that statement locks, whom it blocks and what it does meanwhile, in words; null where the finding is not about a lock.
    /// </summary>
    public string? Lock { get; init; }

    /// <summary>What to do, as code of the migration's own language (Alembic); null where <see cref="Sql"/> is all.</summary>
    public string? Code { get; init; }

    /// <summary>The lock that the rule claims, for a shadow run to prove or to overrule.</summary>
    internal LockEffect? Claim { get; init; }

    /// <summary>
    /// What came of trying <see cref="Sql"/> (Invoke-PgExplain -Verify); null where nobody asked, or no statement would mend it.
    /// </summary>
    public FindingProof? Proof { get; init; }

    /// <summary>The recommendation and what came of trying it, for those who have one cell for both.</summary>
    internal string WhatToDo => Proof is null ? Recommendation : $"{Recommendation} ({Proof})";

    /// <inheritdoc />
    public override string ToString() => $"{RuleId}: {Message}";
}
