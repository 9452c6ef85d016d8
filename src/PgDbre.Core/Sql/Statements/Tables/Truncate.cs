namespace PgDbre.Core.Sql.Statements;

/// <summary>TRUNCATE.</summary>
/// <param name="Tables">The tables.</param>
public sealed record Truncate(IReadOnlyList<RelationReference> Tables) : Statement
{
    /// <summary>RESTART IDENTITY.</summary>
    public bool RestartIdentity { get; init; }

    /// <summary>CASCADE.</summary>
    public bool IsCascade { get; init; }
}
