namespace PgDbre.Core.Sql.Statements;

/// <summary>A constraint of a table, a column or a domain.</summary>
public abstract record Constraint
{
    /// <summary>Its name; null if the server makes one.</summary>
    public string? Name { get; init; }

    /// <summary>Where it stands.</summary>
    public SqlFragment Source { get; init; } = null!;

    /// <summary>NOT VALID: old rows are not checked.</summary>
    public bool IsNotValid { get; init; }

    /// <summary>NOT ENFORCED (18): nothing is checked.</summary>
    public bool IsNotEnforced { get; init; }

    /// <summary>NO INHERIT.</summary>
    public bool IsNoInherit { get; init; }

    /// <summary>DEFERRABLE or INITIALLY DEFERRED.</summary>
    public bool IsDeferrable { get; init; }

    /// <summary>INITIALLY DEFERRED.</summary>
    public bool IsInitiallyDeferred { get; init; }
}
