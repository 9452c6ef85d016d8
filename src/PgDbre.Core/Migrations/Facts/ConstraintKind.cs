namespace PgDbre.Core.Migrations.Facts;

/// <summary>contype.</summary>
public enum ConstraintKind
{
    /// <summary>p.</summary>
    PrimaryKey,
    /// <summary>u.</summary>
    Unique,
    /// <summary>f.</summary>
    ForeignKey,
    /// <summary>c.</summary>
    Check,
    /// <summary>x.</summary>
    Exclusion,
    /// <summary>n: a NOT NULL that is a constraint of its own (18 and later; of a domain since 17).</summary>
    NotNull,
    /// <summary>t: a constraint trigger.</summary>
    Trigger,
}
