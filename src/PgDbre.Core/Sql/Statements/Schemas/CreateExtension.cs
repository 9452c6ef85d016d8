namespace PgDbre.Core.Sql.Statements;

/// <summary>CREATE EXTENSION.</summary>
/// <param name="Name">The extension.</param>
/// <param name="IfNotExists">IF NOT EXISTS.</param>
public sealed record CreateExtension(string Name, bool IfNotExists) : Statement
{
    /// <summary>SCHEMA; null if not written.</summary>
    public string? Schema { get; init; }

    /// <summary>VERSION; null for the newest.</summary>
    public string? Version { get; init; }

    /// <summary>CASCADE.</summary>
    public bool IsCascade { get; init; }
}
