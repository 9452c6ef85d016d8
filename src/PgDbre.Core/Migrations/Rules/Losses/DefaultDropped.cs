using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class DefaultDropped : MigrationRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "default-dropped",
        Code = "D06",
        Title = "Default or identity of a NOT NULL column dropped",
        Why = "Every INSERT that leaves the column out fails from then on; the old code, and much of the new, does leave it out.",
        Advice = "Release code that gives the value first, or drop NOT NULL as well.",
        BadExample = "ALTER TABLE orders ALTER COLUMN quantity DROP DEFAULT;",
        GoodExample = "ALTER TABLE orders ALTER COLUMN quantity DROP NOT NULL, ALTER COLUMN quantity DROP DEFAULT;",
        MaxSeverity = Severity.Medium,
        SeverityRule = "Medium.",
        Reference = "https://www.postgresql.org/docs/current/ddl-default.html",
    };

    internal override IEnumerable<MigrationObservation> Examine(MigrationStep step) => step.Statement.Tree switch
    {
        AlterTable table when step.EffectOn(table.Name) is not null => OfTable(table, step),
        DropObject { Kind: ObjectKind.Sequence } drop => drop.Names.SelectMany(name => OfSequence(name, drop.IsCascade, step)),
        _ => [],
    };

    private static IEnumerable<MigrationObservation> OfTable(AlterTable table, MigrationStep step)
    {
        IEnumerable<ColumnAction> drops = table.Actions
            .OfType<ColumnAction>()
            .Where(action => action is DropColumnDefault or DropColumnIdentity);
        foreach (ColumnAction action in drops)
        {
            ColumnModel? column = step.Schema.Find(table.Name)?.Column(action.Column);
            bool wasThere = action is DropColumnIdentity || column?.Default is not null;
            bool getsOther = table.Actions.Any(other => other is DropColumnNotNull drop && drop.Column == action.Column
                || (other is AddColumnIdentity identity && identity.Column == action.Column)
                || (other is SetColumnDefault set && set.Column == action.Column));
            if (wasThere && !getsOther && column is not { IsNotNull: false } && !IsGivenAnother(table, action.Column, step))
            {
                yield return Observe(table.Name, action, step);
            }
        }
    }

    // Serial to identity is DROP DEFAULT, then ADD GENERATED.
    private static bool IsGivenAnother(AlterTable table, string column, MigrationStep step) => step.Later
        .Select(statement => statement.Tree)
        .OfType<AlterTable>()
        .Where(later => step.Schema.Resolve(later.Name) == step.Schema.Resolve(table.Name))
        .SelectMany(later => later.Actions.OfType<ColumnAction>())
        .Any(later => later.Column == column && later is AddColumnIdentity or SetColumnDefault or DropColumnNotNull);

    private static MigrationObservation Observe(QualifiedName table, ColumnAction action, MigrationStep step)
    {
        string what = action is DropColumnIdentity ? "its identity" : "its default";
        string name = SqlIdentifier.Display(action.Column);
        return new MigrationObservation
        {
            Object = $"{step.Display(table)}.{name}",
            Severity = Severity.Medium,
            Message = $"{name} of {step.Display(table)} is NOT NULL and loses {what}: every INSERT that leaves it out fails.",
            Recommendation = "Keep it until all code gives a value, or drop NOT NULL with it.",
            Claim = step.EffectOn(table),
        };
    }

    private static IEnumerable<MigrationObservation> OfSequence(QualifiedName sequence, bool isCascade, MigrationStep step)
    {
        foreach (RelationModel table in step.Schema.All.Where(relation => !step.IsNew(relation.Name)))
        {
            foreach (ColumnModel column in table.Columns.Where(column => SequenceName.IsIn(column.Default, sequence)))
            {
                yield return new MigrationObservation
                {
                    Object = $"{table.Name}.{SqlIdentifier.Display(column.Name)}",
                    Severity = Severity.Medium,
                    Message = isCascade
                        ? $"{sequence} feeds {table.Name}.{SqlIdentifier.Display(column.Name)}: CASCADE drops that column's default "
                            + "as well."
                        : $"{sequence} feeds {table.Name}.{SqlIdentifier.Display(column.Name)}: this fails, for the column's default "
                            + "needs it.",
                    Recommendation = "Give the column another default, or drop its default, before the sequence.",
                };
            }
        }
    }
}
