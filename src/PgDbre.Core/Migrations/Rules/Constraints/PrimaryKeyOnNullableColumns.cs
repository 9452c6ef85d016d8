using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class PrimaryKeyOnNullableColumns : ActionRule<AddConstraint>
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "primary-key-on-nullable-columns",
        Code = "C06",
        Title = "PRIMARY KEY USING INDEX on columns that may be NULL",
        Why = "The key makes its columns NOT NULL, for which the whole table is read under ACCESS EXCLUSIVE: the index saves "
            + "half of the work only.",
        Advice = "Make the columns NOT NULL first, by a check that is validated before.",
        BadExample = """
            ALTER TABLE settings ADD COLUMN id bigint;
            CREATE UNIQUE INDEX CONCURRENTLY settings_pkey ON settings (id);
            ALTER TABLE settings ADD CONSTRAINT settings_pkey PRIMARY KEY USING INDEX settings_pkey;
            """,
        GoodExample = """
            CREATE UNIQUE INDEX CONCURRENTLY settings_pkey ON settings (name);
            ALTER TABLE settings ADD CONSTRAINT settings_pkey PRIMARY KEY USING INDEX settings_pkey;
            """,
        MaxSeverity = Severity.Critical,
        SeverityRule = MigrationSeverity.Policy,
        Reference = "https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-DESC-ADD-TABLE-CONSTRAINT-USING-INDEX",
    };

    internal override bool JudgesDowngrades => true;

    private protected override IEnumerable<MigrationObservation> Examine(AddConstraint action, AlterTable table, MigrationStep step)
    {
        if (action.Constraint is not PrimaryKeyConstraint { UsingIndex: { } index }
            || step.EffectOf(action, table) is not { Work: TableWork.Scan } effect)
        {
            yield break;
        }

        RelationModel? relation = step.Schema.Find(table.Name);
        string[] columns =
        [
            .. (relation?.Indexes.FirstOrDefault(one => one.Name == index)?.Keys ?? []).OfType<string>()
                .Where(column => !NotNullProof.Holds(column, table, step.Schema)),
        ];
        string names = columns.Length > 0 ? string.Join(", ", columns.Select(SqlIdentifier.Display)) : "its columns";
        string unless = effect.IsCertain ? "" : ", unless they are NOT NULL already";
        yield return new MigrationObservation
        {
            Object = step.Display(table.Name),
            Message = $"{step.Display(table.Name)} is read from end to end to make {names} NOT NULL{unless}.",
            Recommendation = "Make them NOT NULL first, by a check that is validated in a transaction before.",
            Sql = columns.Length == 0
                ? null
                : string.Join('\n', columns
                    .Select(column => NotNullSteps.Sql(table.Name, column, step.Options.TargetVersion))
                    .Append($"{step.Statement.Sql};")),
            Claim = effect,
        };
    }
}
