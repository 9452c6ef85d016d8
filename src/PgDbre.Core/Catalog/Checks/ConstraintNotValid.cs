using PgDbre.Core.Findings;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Catalog.Checks;

internal sealed class ConstraintNotValid : TableCheck
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "constraint-not-valid",
        Title = "Constraint that was never validated",
        Why = "It holds for new rows; old ones may break it, and the planner may not rely on it.",
        Advice = "VALIDATE CONSTRAINT: it reads the table under a lock that lets reads and writes go on.",
        BadExample = "ALTER TABLE t ADD CHECK (a > 0) NOT VALID, and nothing after it",
        GoodExample = "ALTER TABLE t VALIDATE CONSTRAINT t_a_check",
        MaxSeverity = Severity.Medium,
        SeverityRule = "Medium.",
        Reference = "https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES",
    };

    private protected override IEnumerable<Finding> OfTable(SchemaFacts facts, Table table) =>
        facts.UnvalidatedConstraintsOf(table).Select(constraint => Found(facts, new SchemaObservation
        {
            Object = $"{table}.{SqlIdentifier.Display(constraint.Name)}",
            Severity = Severity.Medium,
            Message = $"Constraint {constraint.Name} is NOT VALID: nobody checked the rows that were there before it.",
            Evidence = $"convalidated = false; {constraint.Definition}",
            Recommendation = "Validate it; if that fails, it names the first row that has to be mended.",
            Sql = $"ALTER TABLE {table.Name} VALIDATE CONSTRAINT {SqlIdentifier.Display(constraint.Name)};",
            Score = table.Pages * 8192,
        }));
}
