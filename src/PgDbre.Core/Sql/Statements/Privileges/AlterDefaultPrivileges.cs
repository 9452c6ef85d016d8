namespace PgDbre.Core.Sql.Statements;

/// <summary>ALTER DEFAULT PRIVILEGES.</summary>
/// <param name="IsRevoke">REVOKE.</param>
/// <param name="Privileges">The privileges in lower case; all for ALL.</param>
/// <param name="ObjectClass">tables, functions, routines, sequences, types, schemas or large objects.</param>
/// <param name="Grantees">The roles; public for everybody.</param>
public sealed record AlterDefaultPrivileges(
    bool IsRevoke, IReadOnlyList<string> Privileges, string ObjectClass, IReadOnlyList<string> Grantees) : Statement
{
    /// <summary>FOR ROLE; empty for the current one.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>IN SCHEMA; empty for all.</summary>
    public IReadOnlyList<string> Schemas { get; init; } = [];
}
