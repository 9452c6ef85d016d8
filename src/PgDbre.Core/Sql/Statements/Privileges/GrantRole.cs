namespace PgDbre.Core.Sql.Statements;

/// <summary>GRANT and REVOKE of membership in roles.</summary>
/// <param name="IsRevoke">REVOKE.</param>
/// <param name="Roles">The roles.</param>
/// <param name="Grantees">Who becomes a member.</param>
public sealed record GrantRole(bool IsRevoke, IReadOnlyList<string> Roles, IReadOnlyList<string> Grantees) : Statement
{
    /// <summary>CASCADE.</summary>
    public bool IsCascade { get; init; }
}
