namespace PgDbre.Core.Sql.Statements;

/// <summary>A constraint that an index enforces: UNIQUE, PRIMARY KEY, EXCLUDE.</summary>
public abstract record IndexConstraint : Constraint
{
    /// <summary>INCLUDE (…).</summary>
    public IReadOnlyList<string> Include { get; init; } = [];

    /// <summary>WITH (…).</summary>
    public IReadOnlyList<StorageParameter> Options { get; init; } = [];

    /// <summary>USING INDEX TABLESPACE; null for the default.</summary>
    public string? IndexTablespace { get; init; }
}
