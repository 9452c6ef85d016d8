using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class ConstraintLeftNotValid : MigrationRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "constraint-left-not-valid",
        Code = "C10",
        Title = "Constraint still NOT VALID at the end of the chain",
        Why = "It holds for new rows only; old ones may break it, and the planner may not rely on it.",
        Advice = "VALIDATE CONSTRAINT in a later transaction.",
        BadExample = "ALTER TABLE orders ADD CONSTRAINT orders_total_check CHECK (total >= 0) NOT VALID;",
        GoodExample = """
            ALTER TABLE orders ADD CONSTRAINT orders_total_check CHECK (total >= 0) NOT VALID;
            ALTER TABLE orders VALIDATE CONSTRAINT orders_total_check;
            """,
        MaxSeverity = Severity.Low,
        SeverityRule = "Low.",
        Reference = "https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES",
    };

    // Said once, when the chain is over: an earlier migration may well leave it to a later one.
    internal override IEnumerable<MigrationObservation> Conclude(MigrationEnd end) =>
        from relation in end.IsLast ? end.After.All : []
        from constraint in relation.Constraints
        where !IsOfParent(relation, constraint, end.After)
        where constraint is { IsValid: false, IsEnforced: true, AddedBy: not null, Name: not null }
        select Observe(relation, constraint, end);

    // A partition has those of its parent, which are validated there.
    private static bool IsOfParent(RelationModel relation, ConstraintModel constraint, SchemaModel schema) =>
        relation.PartitionOf is { } parent && constraint.Name is { } name && schema.Find(parent)?.Constraint(name) is { IsValid: false };

    private static MigrationObservation Observe(RelationModel relation, ConstraintModel constraint, MigrationEnd end)
    {
        string name = SqlIdentifier.Display(constraint.Name!);
        return new MigrationObservation
        {
            Object = $"{relation.Name}.{name}",
            Severity = Severity.Low,
            Message = $"{name} is added NOT VALID and nothing validates it: rows that were there before are not checked.",
            Recommendation = "Validate it in a later transaction; until then it holds for new rows only.",
            Sql = $"ALTER TABLE {relation.Name} VALIDATE CONSTRAINT {name};",
            At = constraint.AddedAt,
            Path = end.Chain[constraint.AddedBy!.Value].Path,
        };
    }
}
