using PgDbre.Core.Findings;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class NameWithoutSchema : MigrationRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "name-without-schema",
        Code = "B04",
        Title = "New object without a schema in its name",
        Why = "Where it is made depends on the search_path of whoever runs the migration.",
        Advice = "Write the schema: CREATE TABLE public.t.",
        BadExample = "CREATE TABLE drafts (id bigint);",
        GoodExample = "CREATE TABLE public.drafts (id bigint);",
        MaxSeverity = Severity.Info,
        SeverityRule = "Info; only when the rule is named.",
        Reference = "https://www.postgresql.org/docs/current/ddl-schemas.html#DDL-SCHEMAS-PATH",
    };

    internal override bool IsOnByDefault => false;

    internal override IEnumerable<MigrationObservation> Examine(MigrationStep step)
    {
        QualifiedName? made = step.Statement.Tree switch
        {
            CreateTable { Persistence: not Persistence.Temporary } table => table.Name,
            CreateTableAs { Persistence: not Persistence.Temporary } table => table.Name,
            CreateView { Persistence: not Persistence.Temporary } view => view.Name,
            CreateSequence { Persistence: not Persistence.Temporary } sequence => sequence.Name,
            CreateRoutine routine => routine.Name,
            CreateEnumType type => type.Name,
            CreateDomain domain => domain.Name,
            _ => null,
        };
        if (made is not { Schema: null })
        {
            yield break;
        }

        yield return new MigrationObservation
        {
            Object = made.ToString(),
            Severity = Severity.Info,
            Message = $"{made} is made in whatever schema the search_path names first.",
            Recommendation = "Write the schema with the name.",
        };
    }
}
