namespace PgDbre.Core.Sql.Statements;

/// <summary>ALTER CONSTRAINT; what is not named stays.</summary>
/// <param name="Constraint">Its name.</param>
public sealed record AlterConstraint(string Constraint) : ConstraintAction(Constraint)
{
    /// <summary>[NOT] DEFERRABLE; null if not written.</summary>
    public bool? IsDeferrable { get; init; }

    /// <summary>INITIALLY DEFERRED or IMMEDIATE; null if not written.</summary>
    public bool? IsInitiallyDeferred { get; init; }

    /// <summary>[NOT] ENFORCED (18); null if not written.</summary>
    public bool? IsEnforced { get; init; }

    /// <summary>INHERIT or NO INHERIT (18); null if not written.</summary>
    public bool? IsInherited { get; init; }
}
