using PgDbre.Core.Findings;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class GrantToEverybody : MigrationRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "grant-to-public",
        Code = "B05",
        Title = "Privileges for PUBLIC, or ALL of them",
        Why = "PUBLIC is every role there is and every one to come; ALL includes TRUNCATE, REFERENCES and TRIGGER.",
        Advice = "Grant what is needed, by name, to the roles that need it.",
        BadExample = "GRANT SELECT ON orders TO PUBLIC;",
        GoodExample = "GRANT SELECT, INSERT, UPDATE ON orders TO pg_write_all_data;",
        MaxSeverity = Severity.Medium,
        SeverityRule = "Medium for PUBLIC; Low for ALL to a role.",
        Reference = "https://www.postgresql.org/docs/current/ddl-priv.html",
    };

    internal override IEnumerable<MigrationObservation> Examine(MigrationStep step) => step.Statement.Tree switch
    {
        // EXECUTE and USAGE of what is new belong to PUBLIC anyway, and a schema, a type or a function shows no rows.
        GrantPrivileges { IsRevoke: false } grant when Shows(grant.Kind) =>
            Judge(grant.Privileges, grant.Grantees, string.Join(", ", grant.Objects.Select(granted => granted.Name.ToString()))),
        AlterDefaultPrivileges { IsRevoke: false, ObjectClass: "tables" or "sequences" or "schemas" } grant =>
            Judge(grant.Privileges, grant.Grantees, $"all new {grant.ObjectClass}"),
        _ => [],
    };

    private static bool Shows(ObjectKind kind) =>
        kind is ObjectKind.Table or ObjectKind.Sequence or ObjectKind.Database or ObjectKind.Schema;

    private static IEnumerable<MigrationObservation> Judge(IReadOnlyList<string> privileges, IReadOnlyList<string> grantees, string on)
    {
        bool isPublic = grantees.Contains("public", StringComparer.Ordinal);
        bool isAll = privileges.Contains("all", StringComparer.Ordinal);
        bool isUsageOnly = privileges.All(privilege => privilege is "usage" or "connect" or "temporary" or "temp");
        if ((!isPublic && !isAll) || (isPublic && isUsageOnly))
        {
            yield break;
        }

        string granted = isAll ? "ALL" : string.Join(", ", privileges).ToUpperInvariant();
        yield return new MigrationObservation
        {
            Object = on,
            Severity = isPublic ? Severity.Medium : Severity.Low,
            Message = isPublic
                ? $"Every role, present and future, gets {granted} on {on}."
                : $"{string.Join(", ", grantees)} gets ALL on {on}, TRUNCATE and TRIGGER of tables included.",
            Recommendation = "Grant the privileges that are needed, by name, to the roles that need them.",
        };
    }
}
