using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class ConstraintDropped : ActionRule<DropConstraint>
{
    // How far behind a DROP its successor may stand.
    private const int Neighbours = 3;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "drop-constraint",
        Code = "C12",
        Title = "A constraint dropped",
        Why = "From here on the database takes what it refused before; a foreign key closes the other table, too, and a key "
            + "takes its index along.",
        Advice = "Make sure that nobody relies on it; set lock_timeout.",
        BadExample = "ALTER TABLE orders DROP CONSTRAINT orders_customer_id_fkey;",
        GoodExample = """
            ALTER TABLE orders DROP CONSTRAINT orders_quantity_check;
            ALTER TABLE orders ADD CONSTRAINT orders_quantity_check CHECK (quantity >= 0) NOT VALID;
            ALTER TABLE orders VALIDATE CONSTRAINT orders_quantity_check;
            """,
        MaxSeverity = Severity.Medium,
        SeverityRule = "Medium for a foreign key and a key, Low for the others.",
        Reference = "https://www.postgresql.org/docs/current/sql-altertable.html",
    };

    private protected override IEnumerable<MigrationObservation> Examine(DropConstraint action, AlterTable table, MigrationStep step)
    {
        RelationModel? relation = step.Schema.Find(table.Name);
        ConstraintModel? constraint = relation?.Constraint(action.Constraint);
        bool isGone = constraint is null && (action.IfExists || relation is { IsComplete: true });
        if (isGone || constraint?.AddedBy == step.Ordinal || step.EffectOf(action, table) is not { } effect
            || IsReplaced(action, table, step) || (constraint is not null && IsSuperfluous(constraint, relation!)))
        {
            yield break;
        }

        yield return new MigrationObservation
        {
            Object = $"{step.Display(table.Name)}.{SqlIdentifier.Display(action.Constraint)}",
            Severity = constraint?.Kind is ConstraintKind.Check or ConstraintKind.NotNull or null ? Severity.Low : Severity.Medium,
            Message = $"{Kind(constraint)} {SqlIdentifier.Display(action.Constraint)} of {step.Display(table.Name)} is "
                + $"dropped{Consequence(constraint)}.",
            Recommendation = "Make sure that nobody relies on it, and keep its definition for the way back.",
            Claim = effect,
        };
    }

    private static string Kind(ConstraintModel? constraint) => constraint?.Kind switch
    {
        ConstraintKind.ForeignKey => "The foreign key",
        ConstraintKind.PrimaryKey => "The primary key",
        ConstraintKind.Unique => "The unique constraint",
        ConstraintKind.Exclusion => "The exclusion constraint",
        ConstraintKind.Check => "The check",
        _ => "The constraint",
    };

    private static string Consequence(ConstraintModel? constraint) => constraint switch
    {
        { Kind: ConstraintKind.ForeignKey, ReferencedTable: { } other } => $", which closes {other} to reads and writes as well",
        { Kind: ConstraintKind.PrimaryKey or ConstraintKind.Unique } => ", and its index with it: queries that used it read the table",
        _ => "",
    };

    // A check that proved SET NOT NULL says nothing more.
    private static bool IsSuperfluous(ConstraintModel constraint, RelationModel relation) =>
        constraint is { Kind: ConstraintKind.Check, Expression: { } condition }
        && relation.Columns.Any(column => column.IsNotNull && NotNullProof.Implies(condition, column.Name));

    private static bool IsReplaced(DropConstraint action, AlterTable table, MigrationStep step)
    {
        bool IsSuccessor(AlterAction one) => one is AddConstraint add && add.Constraint.Name == action.Constraint;
        for (int i = step.Position; i <= step.Position + Neighbours && i < step.Statements.Count; i++)
        {
            if (step.Statements[i].Tree is AlterTable other && other.Name == table.Name && other.Actions.Any(IsSuccessor))
            {
                return true;
            }
        }

        return false;
    }
}
