using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class RenameBreaksCode : MigrationRule
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "rename-breaks-code",
        Code = "B01",
        Title = "Table, column, view, schema, type or enum value renamed",
        Why = "While the old code still runs, every statement of it that says the old name fails.",
        Advice = "For a table, leave a view under the old name, made in the same transaction; for a column, add the new one and keep "
            + "both in step.",
        BadExample = "ALTER TABLE settings RENAME TO parameters;",
        GoodExample = """
            BEGIN;
            ALTER TABLE settings RENAME TO parameters;
            CREATE VIEW settings AS SELECT * FROM parameters;
            COMMIT;
            """,
        MaxSeverity = Severity.High,
        SeverityRule = "High.",
        Reference = "https://www.postgresql.org/docs/current/sql-createview.html#SQL-CREATEVIEW-UPDATABLE-VIEWS",
    };

    internal override IEnumerable<MigrationObservation> Examine(MigrationStep step) => step.Statement.Tree switch
    {
        AlterTable { Kind: ObjectKind.Table or ObjectKind.View or ObjectKind.MaterializedView or ObjectKind.ForeignTable } table
            when step.EffectOn(table.Name) is not null && !IsOtherName(table, step) => OfRelation(table, step),
        AlterType type when !IsMadeHere(type.Name, step) =>
            type.Actions.Select(action => OfType(type, action)).OfType<MigrationObservation>(),
        AlterDomain { Action: RenameTo rename } domain when !IsMadeHere(domain.Name, step) =>
            [Observe(domain.Name.ToString(), $"the type {domain.Name}", rename.NewName)],
        AlterObject { Target.Kind: ObjectKind.Schema, Action: RenameTo rename } schema =>
            [Observe(schema.Target.Name.ToString(), $"the schema {schema.Target.Name}", rename.NewName)],
        _ => [],
    };

    private static IEnumerable<MigrationObservation> OfRelation(AlterTable table, MigrationStep step)
    {
        string name = step.Display(table.Name);
        foreach (AlterAction action in table.Actions)
        {
            if (action is RenameTo rename && !IsReplacedInTransaction(table.Name, step))
            {
                yield return Observe(name, name, rename.NewName) with
                {
                    Sql = table.Kind == ObjectKind.Table ? Replaced(table, rename) : null,
                    Alembic = table.Kind == ObjectKind.Table ? Revision(table, rename) : null,
                    Claim = step.EffectOn(table.Name),
                };
            }
            else if (action is RenameColumn column && !IsColumnOfThis(table, column, step) && !IsSwapped(table, column, step))
            {
                string full = $"{name}.{SqlIdentifier.Display(column.Column)}";
                yield return Observe(full, full, column.NewName) with
                {
                    Recommendation = "Add the new column, keep both in step with a trigger, fill it in batches, move the code over, "
                        + "and drop the "
                        + "old column one release later.",
                    Claim = step.EffectOn(table.Name),
                };
            }
        }
    }

    private static MigrationObservation? OfType(AlterType type, AlterAction action) => action switch
    {
        RenameTo rename => Observe(type.Name.ToString(), $"the type {type.Name}", rename.NewName),
        RenameEnumValue value => Observe(type.Name.ToString(), $"the value {SqlLiteral.Quote(value.Value)} of {type.Name}", value.NewValue),
        _ => null,
    };

    private static MigrationObservation Observe(string name, string what, string newName) => new()
    {
        Object = name,
        Severity = Severity.High,
        Message = $"From here on every statement of the old code that says {what} fails: it is now {newName}.",
        Recommendation = "Leave the old name in place until no code says it: a view for a table, a second column for a column.",
    };

    // The old name is a view of the new one before anybody sees it missing.
    private static bool IsReplacedInTransaction(QualifiedName name, MigrationStep step)
    {
        QualifiedName old = step.Schema.Resolve(name);
        return step.Session.IsInTransaction && step.Later
            .TakeWhile(statement => statement.Tree is not TransactionStatement { Kind: TransactionKind.Commit } && !statement.IsAutocommit)
            .Any(statement => statement.Tree switch
            {
                CreateView view => step.Schema.Resolve(view.Name) == old,
                CreateTable made => step.Schema.Resolve(made.Name) == old,
                AlterTable { Actions: [RenameTo back] } other => back.NewName == old.Name && other.Name != name,
                _ => false,
            });
    }

    // ALTER TABLE also renames indexes and sequences, whose names no query says; and what the model knows not to be a table.
    private static bool IsOtherName(AlterTable table, MigrationStep step) =>
        table.Actions is [RenameTo] && step.Schema.Find(table.Name) is null && step.Schema.FindIndex(table.Name) is not null;

    private static bool IsColumnOfThis(AlterTable table, RenameColumn rename, MigrationStep step) =>
        step.Schema.Find(table.Name)?.Column(rename.Column) is { AddedBy: { } migration } && migration == step.Ordinal;

    // n to n_old, n_new to n: the old name is back in the same transaction.
    private static bool IsSwapped(AlterTable table, RenameColumn rename, MigrationStep step) => step.Session.IsInTransaction && step.Later
        .TakeWhile(statement => statement.Tree is not TransactionStatement { Kind: TransactionKind.Commit })
        .Select(statement => statement.Tree)
        .OfType<AlterTable>()
        .Any(later => step.Schema.Resolve(later.Name) == step.Schema.Resolve(table.Name)
            && later.Actions.Any(action => action is RenameColumn other && other.NewName == rename.Column
                || action is AddColumn added && added.Column.Name == rename.Column));

    private static bool IsMadeHere(QualifiedName type, MigrationStep step) => step.Earlier.Any(statement => statement.Tree switch
    {
        CreateEnumType made => made.Name.Name == type.Name,
        CreateCompositeType made => made.Name.Name == type.Name,
        CreateDomain made => made.Name.Name == type.Name,
        _ => false,
    });

    private static string Replaced(AlterTable table, RenameTo rename) =>
        $"""
        BEGIN;
        SET LOCAL lock_timeout = '2s';
        ALTER TABLE {table.Name} RENAME TO {SqlIdentifier.Display(rename.NewName)};
        CREATE VIEW {table.Name} AS SELECT * FROM {table.Name with { Name = rename.NewName }};
        COMMIT;
        -- one release later: DROP VIEW {table.Name};
        """;

    private static string Revision(AlterTable table, RenameTo rename) =>
        $"""
        op.execute("SET LOCAL lock_timeout = '2s'")
        op.rename_table("{table.Name.Name}", "{rename.NewName}"{(table.Name.Schema is { } schema ? $", schema=\"{schema}\"" : "")})
        op.execute("CREATE VIEW {table.Name} AS SELECT * FROM {table.Name with { Name = rename.NewName }}")
        # in a revision of the next release: op.execute("DROP VIEW {table.Name}")
        """;
}
