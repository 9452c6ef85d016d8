using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Reports;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class CascadeDrop : MigrationRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "cascade",
        Code = "D03",
        Title = "CASCADE",
        Why = "It takes along whatever depends on the object, of which the migration says nothing.",
        Advice = "Drop or empty the dependants by name, then the object without CASCADE.",
        BadExample = "DROP TABLE customers CASCADE;",
        GoodExample = """
            ALTER TABLE orders DROP CONSTRAINT orders_customer_id_fkey;
            DROP TABLE customers;
            """,
        MaxSeverity = Severity.High,
        SeverityRule = "High; Low where the schema is known and shows nothing that would be taken along.",
        Reference = "https://www.postgresql.org/docs/current/ddl-depend.html",
    };

    internal override IEnumerable<MigrationObservation> Examine(MigrationStep step) => step.Statement.Tree switch
    {
        DropObject { IsCascade: true } drop => drop.Objects
            .Where(dropped => !IsNew(dropped, step) && !IsMissing(drop, dropped, step))
            .Select(dropped => OfDrop(dropped, step)),
        Truncate { IsCascade: true } truncate when truncate.Tables.Any(table => !step.IsNew(table.Name)) => [OfTruncate(truncate, step)],
        AlterTable table when step.EffectOn(table.Name) is not null => table.Actions.OfType<DropColumn>()
            .Where(drop => drop.IsCascade && !(step.Schema.Find(table.Name)?.Column(drop.Column)?.AddedBy == step.Ordinal))
            .Select(drop => OfPart($"{step.Display(table.Name)}.{SqlIdentifier.Display(drop.Column)}"))
            .Concat(table.Actions.OfType<DropConstraint>().Where(drop => drop.IsCascade)
                .Select(drop => OfPart($"{step.Display(table.Name)}.{SqlIdentifier.Display(drop.Constraint)}"))),
        _ => [],
    };

    private static bool IsNew(ObjectReference dropped, MigrationStep step) => step.IsNew(dropped.Owner ?? dropped.Name);

    private static bool IsMissing(DropObject drop, ObjectReference dropped, MigrationStep step) =>
        drop.IfExists && step.Schema.IsComplete && IsRelation(drop.Kind) && step.Schema.Find(dropped.Name) is null;

    private static MigrationObservation OfDrop(ObjectReference dropped, MigrationStep step)
    {
        string name = IsRelation(dropped.Kind) ? step.Display(dropped.Name) : dropped.Name.ToString();
        string[] taken = [.. Taken(dropped, step)];
        bool isAllKnown = step.Schema.IsComplete && IsRelation(dropped.Kind);
        return new MigrationObservation
        {
            Object = name,
            Severity = taken.Length == 0 && isAllKnown ? Severity.Low : Severity.High,
            Message = taken.Length > 0 ? $"CASCADE takes along with {name}: "
                + $"{string.Join(", ", taken)}{(isAllKnown ? "" : ", and what is not known")}."
                : isAllKnown ? $"CASCADE on {name}: no table or view that is known depends on it."
                : $"CASCADE takes along whatever depends on {name}, and what that is is not known.",
            Recommendation = "Drop the dependants by name first, then the object without CASCADE: what was forgotten then stops the "
                + "migration.",
        };
    }

    private static IEnumerable<string> Taken(ObjectReference dropped, MigrationStep step) => dropped.Kind switch
    {
        ObjectKind.Type or ObjectKind.Domain => step.Schema.UsersOfType(dropped.Name).SelectMany(relation => relation.Columns
            .Where(column => column.Type?.Name.Name == dropped.Name.Name)
            .Select(column => $"column {relation.Name}.{SqlIdentifier.Display(column.Name)}")),
        ObjectKind.Schema => step.Schema.All.Where(relation => relation.Name.Schema == dropped.Name.Name).Select(Kind),
        _ => RelationDrop.Closure(step.Schema, dropped.Name).Select(dependent => Described(dependent, step.Schema.Resolve(dropped.Name))),
    };

    private static string Described(RelationModel dependent, QualifiedName dropped) =>
        dependent.Constraints.FirstOrDefault(constraint => constraint.ReferencedTable == dropped) is { } key
            && dependent.PartitionOf != dropped
            && !dependent.Reads.Contains(dropped)
                ? $"the foreign key {(key.Name is { } name ? $"{SqlIdentifier.Display(name)} " : "")}of {dependent.Name}"
                : Kind(dependent);

    private static string Kind(RelationModel relation) => relation.Kind switch
    {
        RelationKind.View => $"view {relation.Name}",
        RelationKind.MaterializedView => $"materialized view {relation.Name}",
        _ => $"table {relation.Name}",
    };

    private static MigrationObservation OfTruncate(Truncate truncate, MigrationStep step)
    {
        QualifiedName[] named = [.. truncate.Tables.Select(table => step.Schema.Resolve(table.Name))];
        QualifiedName[] others = [.. TableLocks.Emptied(step.Schema, named).Except(named)];
        double rows = others.Sum(other => step.Rows(other) ?? 0);
        string size = rows > 0 ? $" ({Quantity.Count(rows)} rows)" : "";
        return new MigrationObservation
        {
            Object = named[0].ToString(),
            Severity = others.Length == 0 && step.Schema.IsComplete ? Severity.Low : Severity.High,
            Message = others.Length > 0
                ? $"CASCADE empties {string.Join(", ", others.Select(other => other.ToString()))}{size} as well."
                : "CASCADE empties every table with a foreign key to "
                    + $"{named[0]}{(step.Schema.IsComplete ? ", of which none is known" : "")}.",
            Recommendation = "Name every table that is to be emptied, and leave CASCADE out.",
        };
    }

    private static MigrationObservation OfPart(string name) => new()
    {
        Object = name,
        Severity = Severity.High,
        Message = $"CASCADE takes along the views, foreign keys and other objects that depend on {name}.",
        Recommendation = "Drop the dependants by name first, then this without CASCADE.",
    };

    private static bool IsRelation(ObjectKind kind) =>
        kind is ObjectKind.Table or ObjectKind.View or ObjectKind.MaterializedView or ObjectKind.ForeignTable;
}
