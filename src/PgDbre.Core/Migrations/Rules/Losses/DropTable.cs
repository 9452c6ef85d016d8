using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Reports;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Rules;

internal sealed class DropTable : StatementRule<DropObject>
{
    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "drop-table",
        Code = "D01",
        Title = "Table, schema, database or materialized view dropped",
        Why = "Its rows are gone, and no downgrade brings them back.",
        Advice = "Stop using it first; keep a backup of its own; drop it one release later.",
        BadExample = "DROP TABLE settings;",
        GoodExample = "CREATE TABLE drafts (id bigint); DROP TABLE drafts;",
        MaxSeverity = Severity.High,
        SeverityRule = "High; Medium for a materialized view, which can be built again; Low where the migrations made a copy that stays.",
        Reference = "https://www.postgresql.org/docs/current/app-pgdump.html",
    };

    private protected override IEnumerable<MigrationObservation> Examine(DropObject statement, MigrationStep step) => statement.Kind switch
    {
        ObjectKind.Table or ObjectKind.MaterializedView => statement.Names
            .Where(name => !step.IsOfThisMigration(name) && !IsKnownToBeMissing(statement, name, step))
            .Select(name => OfRelation(name, statement.Kind, step)),
        ObjectKind.Schema => statement.Names.Where(name => !IsNewSchema(name, step)).SelectMany(name => OfSchema(name, statement, step)),
        ObjectKind.Database => statement.Names.Select(name => Observe(name.ToString(), "", step)),
        _ => [],
    };

    private static bool IsKnownToBeMissing(DropObject statement, QualifiedName name, MigrationStep step) =>
        statement.IfExists && step.Schema.IsComplete && step.Schema.Find(name) is null;

    private static bool IsNewSchema(QualifiedName name, MigrationStep step) =>
        step.Earlier.Any(statement => statement.Tree is CreateSchema { IfNotExists: false } made && made.Name == name.Name)
        && step.Schema.All.Where(relation => relation.Name.Schema == name.Name).All(relation => step.IsNew(relation.Name));

    private static MigrationObservation OfRelation(QualifiedName name, ObjectKind kind, MigrationStep step)
    {
        RelationModel? table = step.Schema.Find(name);
        string size = table?.Rows is { } rows ? $" with {Quantity.Count(rows)} rows" : "";
        MigrationObservation seen = Observe(step.Display(name), size, step) with { Claim = step.EffectOn(name) };
        if (table?.CopiedTo is { } copy && step.Schema.Find(copy) is not null)
        {
            return seen with { Severity = Severity.Low, Message = $"{step.Display(name)}{size} is dropped; its rows were copied to "
                + $"{copy}." };
        }

        return kind == ObjectKind.MaterializedView
            ? seen with { Severity = Severity.Medium, Message = $"{step.Display(name)}{size} is dropped: to build it again takes its "
                + "whole query." }
            : seen with { Sql = $"-- first: pg_dump --format=custom --table={step.Display(name)} "
                + $"--file=backup.dump\n{step.Statement.Sql};" };
    }

    // Without CASCADE only an empty schema is dropped.
    private static IEnumerable<MigrationObservation> OfSchema(QualifiedName name, DropObject statement, MigrationStep step)
    {
        RelationModel[] held = [.. step.Schema.All.Where(relation => relation.Name.Schema == name.Name && HoldsRows(relation))];
        if (!statement.IsCascade || (step.Schema.IsComplete && held.Length == 0))
        {
            return [];
        }

        double rows = held.Sum(relation => relation.Rows ?? 0);
        string size = held.Length > 0 ? $" with {Quantity.Count(held.Length)} tables and {Quantity.Count(rows)} known rows" : "";
        return [Observe(name.ToString(), size, step)];
    }

    private static bool HoldsRows(RelationModel relation) =>
        relation.Kind is RelationKind.Table or RelationKind.PartitionedTable or RelationKind.MaterializedView;

    private static MigrationObservation Observe(string name, string size, MigrationStep step) => new()
    {
        Object = name,
        Severity = Severity.High,
        Message = $"{name}{size} is dropped: nothing in the migration keeps a copy.",
        Recommendation = "Let a release pass in which nothing uses it, take a backup (pg_dump), then drop it.",
    };
}
