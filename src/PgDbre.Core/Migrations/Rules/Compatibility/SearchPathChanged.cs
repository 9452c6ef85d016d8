using PgDbre.Core.Findings;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class SearchPathChanged : MigrationRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "search-path-changed",
        Code = "B04",
        Title = "search_path changed for others, or left changed",
        Why = "The same name then means another table: for all new sessions, or for the migrations that run behind this one.",
        Advice = "Write the schema with each name, or use SET LOCAL in a transaction.",
        BadExample = "SET search_path = public, pg_temp;",
        GoodExample = """
            BEGIN;
            SET LOCAL search_path = public, pg_temp;
            ALTER TABLE orders ADD COLUMN paid_at timestamptz;
            COMMIT;
            """,
        MaxSeverity = Severity.Low,
        SeverityRule = "Low.",
        Reference = "https://www.postgresql.org/docs/current/runtime-config-client.html#GUC-SEARCH-PATH",
    };

    internal override IEnumerable<MigrationObservation> Examine(MigrationStep step)
    {
        (string? whose, string value) = step.Statement.Tree switch
        {
            AlterSettings { Change: SetParameter { Name: "search_path" } set } settings =>
                ($"every new session of {settings.Target ?? "the server"}", set.Value),
            SetParameter { Name: "search_path", IsLocal: false, IsDefault: false } set when !IsReset(step) =>
                ("the rest of the session, later migrations included", set.Value),
            _ => (null, ""),
        };
        if (whose is null)
        {
            yield break;
        }

        yield return new MigrationObservation
        {
            Object = "search_path",
            Severity = Severity.Low,
            Message = $"search_path becomes {value} for {whose}: names without a schema may then mean other tables.",
            Recommendation = "Write the schema with each name, or set it with SET LOCAL in a transaction.",
        };
    }

    private static bool IsReset(MigrationStep step) => step.Later.Any(statement => statement.Tree
        is ResetParameter { Name: null or "search_path" }
        or SetParameter { Name: "search_path", IsDefault: true }
        or SessionCommand { Keyword: "discard" });
}
