namespace PgDbre.Core.Migrations.Facts;

/// <summary>typtype.</summary>
public enum TypeKind
{
    /// <summary>b: a base type, made by an extension as a rule.</summary>
    Base,
    /// <summary>e.</summary>
    Enum,
    /// <summary>d.</summary>
    Domain,
    /// <summary>c: of its own; row types of relations are in no snapshot.</summary>
    Composite,
    /// <summary>r.</summary>
    Range,
    /// <summary>m (14 and later).</summary>
    Multirange,
}
