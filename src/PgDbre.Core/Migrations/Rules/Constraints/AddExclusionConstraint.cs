using PgDbre.Core.Findings;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class AddExclusionConstraint : ActionRule<AddConstraint>
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "add-exclusion-constraint",
        Code = "C07",
        Title = "EXCLUDE added to an existing table",
        Why = "Its index is built from the whole table while nobody can use it; neither NOT VALID nor USING INDEX is possible.",
        Advice = "Fill a new table that has the constraint in batches, and swap the names; else plan a window.",
        BadExample = "ALTER TABLE orders ADD CONSTRAINT orders_number_excl EXCLUDE USING btree (number WITH =);",
        GoodExample = "CREATE TABLE bookings (during tsrange, EXCLUDE USING gist (during WITH &&));",
        MaxSeverity = Severity.Critical,
        SeverityRule = MigrationSeverity.Policy,
        Reference = "https://www.postgresql.org/docs/current/sql-createtable.html#SQL-CREATETABLE-EXCLUDE",
    };

    internal override bool JudgesDowngrades => true;

    private protected override IEnumerable<MigrationObservation> Examine(AddConstraint action, AlterTable table, MigrationStep step)
    {
        if (action.Constraint is ExclusionConstraint { IsNotValid: false } && step.EffectOf(action, table) is { } effect)
        {
            yield return new MigrationObservation
            {
                Object = step.Display(table.Name),
                Message = $"EXCLUDE builds an index from all rows of {step.Display(table.Name)} while nobody can use the table.",
                Recommendation = "There is no concurrent way: fill a new table that has it in batches and swap the names, or "
                    + "plan a window.",
                Claim = effect,
            };
        }
    }
}
