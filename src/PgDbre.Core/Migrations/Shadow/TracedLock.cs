using PgDbre.Core.Migrations.Locks;

namespace PgDbre.Core.Migrations.Shadow;

/// <summary>A lock that a statement took and that was not held before it, or only in a weaker mode.</summary>
/// <param name="Relation">What is locked.</param>
/// <param name="Mode">How.</param>
public sealed record TracedLock(TracedRelation Relation, LockMode Mode)
{
    /// <summary>The transaction already held a weaker lock on it: the way to a deadlock.</summary>
    public bool IsStrengthened { get; init; }

    /// <summary>Whom it keeps waiting, as the end of "it blocks …".</summary>
    public string Blocks => Mode.Blocked();

    /// <summary>ACCESS EXCLUSIVE on public.t.</summary>
    public override string ToString() => $"{Mode.Name()} on {Relation}";
}
