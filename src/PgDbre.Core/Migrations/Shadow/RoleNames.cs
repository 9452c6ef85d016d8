using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Shadow;

/// <summary>Roles that statements name and that must be there for them to run.</summary>
public static class RoleNames
{
    private static readonly string[] Words = ["public", "current_user", "current_role", "session_user"];

    /// <summary>The roles, once each; without those that one of the statements creates, and without the server's own.</summary>
    public static IReadOnlyList<string> In(IEnumerable<Statement> statements)
    {
        ArgumentNullException.ThrowIfNull(statements);
        Statement[] all = [.. statements];
        IEnumerable<string> created = all.OfType<CreateObject>()
            .Where(create => create.Kind == ObjectKind.Role).Select(create => create.Name.Name);
        return [.. all.SelectMany(Of).Distinct(StringComparer.Ordinal)
            .Where(name => !Words.Contains(name, StringComparer.Ordinal) && !name.StartsWith("pg_", StringComparison.Ordinal))
            .Except(created, StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Of(Statement statement) => statement switch
    {
        GrantPrivileges grant => grant.Grantees,
        GrantRole grant => grant.Roles.Concat(grant.Grantees),
        AlterDefaultPrivileges alter => alter.Roles.Concat(alter.Grantees),
        CreatePolicy policy => policy.Roles,
        AlterPolicy policy => policy.Roles,
        CreateSchema { Owner: { } owner } => [owner],
        AlterObject { Action: ChangeOwner change } => [change.Role],
        AlterTable alter => alter.Actions.OfType<ChangeOwner>().Select(change => change.Role),
        AlterSettings { Kind: ObjectKind.Role, Target: { } target } => [target],
        SetParameter { Name: "role" } set => set.Values.Where(value => value != "none"),
        _ => [],
    };
}
