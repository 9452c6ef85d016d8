using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class DropNamesNothing : MigrationRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "drop-names-nothing",
        Code = "D08",
        Title = "DROP … IF EXISTS of something that does not exist",
        Why = "A name with a typing error drops nothing, and nobody is told.",
        Advice = "Correct the name, or leave IF EXISTS out, so that a wrong name stops the migration.",
        BadExample = "ALTER TABLE orders DROP COLUMN IF EXISTS adress;",
        GoodExample = "ALTER TABLE orders DROP COLUMN IF EXISTS address;",
        MaxSeverity = Severity.Medium,
        SeverityRule = "Medium; only where the schema is known in full.",
        Reference = "https://www.postgresql.org/docs/current/sql-altertable.html",
    };

    internal override IEnumerable<MigrationObservation> Examine(MigrationStep step) => step.Statement.Tree switch
    {
        DropObject { IfExists: true } drop when step.Schema.IsComplete => drop.Names
            .Where(name => IsMissing(drop.Kind, name, step.Schema) && !IsMadeLater(name, step))
            .Select(name => Observe(name.ToString(), null)),
        AlterTable table when step.Schema.Find(table.Name) is { IsComplete: true } relation => InTable(table, relation, step),
        _ => [],
    };

    private static IEnumerable<MigrationObservation> InTable(AlterTable table, RelationModel relation, MigrationStep step) => table.Actions
        .Select(action => action switch
        {
            DropColumn { IfExists: true } drop when relation.Column(drop.Column) is null =>
                Observe(
                    $"{step.Display(table.Name)}.{SqlIdentifier.Display(drop.Column)}",
                    Near(drop.Column, relation.Columns.Select(column => column.Name))),

            // A constraint that the server named is not known by name.
            DropConstraint { IfExists: true } drop when relation.Constraint(drop.Constraint) is null
                && relation.Constraints.All(constraint => constraint.Name is not null) && !IsAddedLater(drop.Constraint, step) =>
                Observe(
                    $"{step.Display(table.Name)}.{SqlIdentifier.Display(drop.Constraint)}",
                    Near(drop.Constraint, relation.Constraints.Select(one => one.Name!))),
            _ => null,
        })
        .OfType<MigrationObservation>();

    private static bool IsMissing(ObjectKind kind, QualifiedName name, SchemaModel schema) => kind switch
    {
        ObjectKind.Table or ObjectKind.View or ObjectKind.MaterializedView => schema.Find(name) is null,
        ObjectKind.Index => schema.FindIndex(name) is null,
        _ => false,
    };

    // DROP IF EXISTS before CREATE makes a script that can be run again.
    private static bool IsMadeLater(QualifiedName name, MigrationStep step) => step.Later.Any(statement => statement.Tree switch
    {
        CreateTable made => made.Name.Name == name.Name,
        CreateTableAs made => made.Name.Name == name.Name,
        CreateView made => made.Name.Name == name.Name,
        CreateIndex made => made.Name == name.Name,
        _ => false,
    });

    private static bool IsAddedLater(string constraint, MigrationStep step) => step.Later.Any(statement =>
        statement.Tree is AlterTable later
        && later.Actions.Any(action => action is AddConstraint added && added.Constraint.Name == constraint
            || action is RenameConstraint renamed && renamed.NewName == constraint));

    // One letter too many, too few or another one.
    private static string? Near(string name, IEnumerable<string> others) => others.FirstOrDefault(other =>
        name.Length > 3 && CommonEnds(name, other) >= Math.Max(name.Length, other.Length) - 1);

    private static int CommonEnds(string left, string right)
    {
        int shortest = Math.Min(left.Length, right.Length);
        int start = 0;
        while (start < shortest && left[start] == right[start])
        {
            start++;
        }

        int end = 0;
        while (end < shortest - start && left[^(end + 1)] == right[^(end + 1)])
        {
            end++;
        }

        return start + end;
    }

    private static MigrationObservation Observe(string name, string? near) => new()
    {
        Object = name,
        Severity = Severity.Medium,
        Message = $"{name} does not exist, and IF EXISTS says nothing about "
            + $"it{(near is null ? "" : $"; {SqlIdentifier.Display(near)} does")}.",
        Recommendation = "Correct the name, or leave IF EXISTS out, so that a wrong name stops the migration.",
    };
}
