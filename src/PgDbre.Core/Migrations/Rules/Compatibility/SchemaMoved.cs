using PgDbre.Core.Findings;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class SchemaMoved : MigrationRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "moved-to-another-schema",
        Code = "B04",
        Title = "Object moved to another schema",
        Why = "Old code finds it only if the other schema is in its search_path.",
        Advice = "Leave a view under the old name, or put the schema into the search_path of the roles first.",
        BadExample = "CREATE SCHEMA archive; ALTER TABLE settings SET SCHEMA archive;",
        GoodExample = """
            CREATE SCHEMA archive;
            BEGIN;
            ALTER TABLE settings SET SCHEMA archive;
            CREATE VIEW settings AS SELECT * FROM archive.settings;
            COMMIT;
            """,
        MaxSeverity = Severity.Low,
        SeverityRule = "Low.",
        Reference = "https://www.postgresql.org/docs/current/ddl-schemas.html#DDL-SCHEMAS-PATH",
    };

    internal override IEnumerable<MigrationObservation> Examine(MigrationStep step) => step.Statement.Tree switch
    {
        AlterTable { Actions: [SetSchema move] } table when step.EffectOn(table.Name) is not null && !IsReplaced(table.Name, step) =>
            [Observe(step.Display(table.Name), move.Schema) with { Claim = step.EffectOn(table.Name) }],
        AlterObject { Target: var target, Action: SetSchema move } when IsRoutine(target.Kind) || target.Kind == ObjectKind.Extension =>
            [Observe(target.Name.ToString(), move.Schema)],
        AlterType { Actions: [SetSchema move] } type => [Observe(type.Name.ToString(), move.Schema)],
        _ => [],
    };

    private static bool IsRoutine(ObjectKind kind) => kind is ObjectKind.Function or ObjectKind.Procedure or ObjectKind.Routine;

    private static bool IsReplaced(QualifiedName table, MigrationStep step) => step.Session.IsInTransaction && step.Later.Any(statement =>
        statement.Tree is CreateView view && step.Schema.Resolve(view.Name) == step.Schema.Resolve(table));

    private static MigrationObservation Observe(string name, string schema) => new()
    {
        Object = name,
        Severity = Severity.Low,
        Message = $"{name} moves to the schema {SqlIdentifier.Display(schema)}: code finds it there only by its full name or its "
            + "search_path.",
        Recommendation = "Leave a view under the old name in the same transaction, or set the search_path of the roles first.",
    };
}
