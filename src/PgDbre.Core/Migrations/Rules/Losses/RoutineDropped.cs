using PgDbre.Core.Findings;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class RoutineDropped : StatementRule<DropObject>
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "routine-dropped",
        Code = "D07",
        Title = "Function, procedure or extension dropped",
        Why = "Callers find out when they call it: the bodies of other functions and the application are not checked.",
        Advice = "Look for callers (pg_depend knows views and triggers, pg_proc.prosrc the bodies), and drop it one release after "
            + "the last one.",
        BadExample = "DROP FUNCTION ticket();",
        GoodExample = "CREATE OR REPLACE FUNCTION ticket() RETURNS text LANGUAGE sql VOLATILE AS $$ SELECT 'T' || md5(random()::text) $$;",
        MaxSeverity = Severity.High,
        SeverityRule = "High for an extension; Medium for a function or procedure that the migration does not make again.",
        Reference = "https://www.postgresql.org/docs/current/ddl-depend.html",
    };

    private protected override IEnumerable<MigrationObservation> Examine(DropObject statement, MigrationStep step) => statement.Kind switch
    {
        ObjectKind.Extension => statement.Names.Where(name => !IsMadeHere(name, step)).Select(name => Observe(
            name, Severity.High, $"Extension {name} is dropped: its types, functions and operators go, and code that uses them fails.")),
        ObjectKind.Function or ObjectKind.Procedure or ObjectKind.Routine or ObjectKind.Aggregate => statement.Names
            .Where(name => !IsMadeHere(name, step))
            .Select(name => Observe(name, Severity.Medium, $"{name} is dropped, and the migration does not make it again: callers "
                + "fail at run time.")),
        _ => [],
    };

    // Made before it, it is new; made behind it, it is replaced.
    private static bool IsMadeHere(QualifiedName name, MigrationStep step) => step.Statements.Any(statement => statement.Tree switch
    {
        CreateRoutine made => made.Name.Name == name.Name,
        CreateExtension { IfNotExists: false } made => made.Name == name.Name,
        CreateObject { Kind: ObjectKind.Aggregate } made => made.Name.Name == name.Name,
        _ => false,
    });

    private static MigrationObservation Observe(QualifiedName name, Severity severity, string message) => new()
    {
        Object = name.ToString(),
        Severity = severity,
        Message = message,
        Recommendation = "Look for what uses it (pg_depend, and the text of other functions), and drop it one release after the last use.",
    };
}
