using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class TypeSeenByClients : ActionRule<AlterColumnType>
{
    // One text is like another to a driver, and a wider number of the same kind only to some.
    private static readonly string[][] Alike = [["text", "varchar", "bpchar", "citext", "name"], ["cidr", "inet"]];

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "type-seen-by-clients",
        Code = "B03",
        Title = "Column changes to a type that clients see as another",
        Why = "Drivers return another kind of value, and parameters of the old kind may not fit: prepared statements fail with "
            + "\"cached plan must not change result type\".",
        Advice = "Add a column of the new type and move the code over, or release code that takes both.",
        BadExample = "ALTER TABLE orders ALTER COLUMN details TYPE text;",
        GoodExample = "ALTER TABLE orders ALTER COLUMN note TYPE text;",
        MaxSeverity = Severity.Medium,
        SeverityRule = "Medium; only where the old type is known.",
        Reference = "https://www.postgresql.org/docs/current/sql-altertable.html",
    };

    private protected override IEnumerable<MigrationObservation> Examine(AlterColumnType action, AlterTable table, MigrationStep step)
    {
        ColumnModel? column = step.Schema.Find(table.Name)?.Column(action.Column);
        if (step.EffectOn(table.Name) is null || column?.Type is not { } old || column.AddedBy == step.Ordinal || IsAlike(old, action.Type))
        {
            yield break;
        }

        string name = SqlIdentifier.Display(action.Column);
        yield return new MigrationObservation
        {
            Object = $"{step.Display(table.Name)}.{name}",
            Severity = Severity.Medium,
            Message = $"{name} of {step.Display(table.Name)} was {old} and is {action.Type} from here on: old code reads and sends "
                + "the old type, and "
                + "its prepared statements fail once.",
            Recommendation = "Add a column of the new type, keep both in step and move the code over; or release code that takes "
                + "both first.",
            Claim = step.EffectOn(table.Name),
        };
    }

    private static bool IsAlike(TypeName old, TypeName now) =>
        old.ArrayDimensions == now.ArrayDimensions
        && (old.Name.Name == now.Name.Name
            || Serial(old) == now.Name.Name
            || Alike.Any(group => group.Contains(old.Name.Name) && group.Contains(now.Name.Name)));

    private static string Serial(TypeName type) => !type.IsSerial ? type.Name.Name : type.Name.Name switch
    {
        "bigserial" or "serial8" => "int8",
        "smallserial" or "serial2" => "int2",
        _ => "int4",
    };
}
