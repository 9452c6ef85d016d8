namespace PgDbre.Core.Sql.Statements;

/// <summary>GRANT and REVOKE of privileges on objects.</summary>
/// <param name="IsRevoke">REVOKE.</param>
/// <param name="Privileges">The privileges in lower case, with columns; all for ALL.</param>
/// <param name="Kind">What they are on.</param>
/// <param name="Objects">The objects; with <see cref="IsAllInSchema"/> the schemas.</param>
/// <param name="Grantees">The roles; public for everybody.</param>
public sealed record GrantPrivileges(
    bool IsRevoke,
    IReadOnlyList<string> Privileges,
    ObjectKind Kind,
    IReadOnlyList<ObjectReference> Objects,
    IReadOnlyList<string> Grantees)
    : Statement
{
    /// <summary>ON ALL … IN SCHEMA.</summary>
    public bool IsAllInSchema { get; init; }

    /// <summary>WITH GRANT OPTION, or REVOKE GRANT OPTION FOR.</summary>
    public bool GrantOption { get; init; }

    /// <summary>CASCADE.</summary>
    public bool IsCascade { get; init; }
}
