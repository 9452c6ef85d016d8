using PgDbre.Core.Findings;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class SequenceRestarted : MigrationRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "sequence-restarted",
        Code = "D06",
        Title = "Sequence or identity restarted at a constant",
        Why = "If the table already holds numbers from there on, the next inserts fail on the key, or give numbers out twice.",
        Advice = "Set it from the table: SELECT setval('s', max(id)) FROM t.",
        BadExample = "ALTER SEQUENCE invoice_number RESTART WITH 1;",
        GoodExample = "SELECT setval('invoice_number', coalesce(max(number), 0) + 1, false) FROM orders;",
        MaxSeverity = Severity.Medium,
        SeverityRule = "Medium.",
        Reference = "https://www.postgresql.org/docs/current/functions-sequence.html",
    };

    internal override IEnumerable<MigrationObservation> Examine(MigrationStep step) => step.Statement.Tree switch
    {
        AlterTable { Kind: ObjectKind.Sequence } sequence when !IsNew(sequence.Name, step) => sequence.Actions
            .OfType<SetSequenceOptions>()
            .SelectMany(action => action.Options)
            .Where(option => option.Name == "restart")
            .Select(option => Observe(sequence.Name.ToString(), option)),
        AlterTable table when step.EffectOn(table.Name) is not null => table.Actions.OfType<SetColumnIdentity>()
            .SelectMany(action => action.Options
                .Where(option => option.Name == "restart")
                .Select(option => Observe($"{step.Display(table.Name)}.{SqlIdentifier.Display(action.Column)}", option))),
        _ => [],
    };

    private static bool IsNew(QualifiedName sequence, MigrationStep step) => step.Earlier.Any(statement =>
        statement.Tree is CreateSequence { IfNotExists: false } made && made.Name.Name == sequence.Name);

    private static MigrationObservation Observe(string name, SequenceOption option) => new()
    {
        Object = name,
        Severity = Severity.Medium,
        Message = $"The numbers of {name} begin again {(option.Value is { } value ? $"at {value}" : "at the start")}: whatever the "
            + "tables hold from "
            + "there on is given out a second time.",
        Recommendation = "Set the sequence from the highest number in use: SELECT setval('sequence', max(column)) FROM table.",
    };
}
