using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Model;

/// <summary>The schema after a statement.</summary>
/// <param name="migration">Ordinal of the migration the statement belongs to.</param>
/// <param name="transaction">Number of the transaction it runs in.</param>
/// <param name="at">The statement in its place.</param>
internal sealed class SchemaChange(int migration, int transaction, MigrationStatement at)
{
    /// <summary>Applies it.</summary>
    public SchemaModel Apply(SchemaModel schema) => at.Tree switch
    {
        CreateTable table => Created(schema, table),
        CreateTableAs table => Created(schema, table),
        CreateView view => schema.With(New(schema, view.Name, RelationKind.View)),
        CreateIndex index => Built(schema, index),
        AlterTable { Kind: ObjectKind.Table or ObjectKind.ForeignTable } table =>
            table.Actions.Aggregate(schema, (model, action) => new TableChange(migration, transaction, at).Apply(model, table.Name, action)),
        AlterTable { Kind: ObjectKind.Index, Actions: [RenameTo rename] } index => Renamed(schema, index.Name, rename.NewName),
        AlterTable other => other.Actions.OfType<RenameTo>().Aggregate(schema, (model, rename) => Moved(model, other.Name, rename.NewName)),
        DropObject drop => Dropped(schema, drop),
        CreateEnumType type => schema.WithEnum(type.Name, type.Labels),
        AlterType type => type.Actions.OfType<AddEnumValue>().Aggregate(schema, (model, add) =>
            model.WithEnum(type.Name, [.. model.EnumLabels(type.Name) ?? [], add.Value])),
        InsertStatement { IsFromQuery: true } insert => Filled(schema, insert.Target),
        CopyStatement { IsFrom: true, Table: { } target } when at.CopiedRows is not { } rows || rows > 10_000 => Filled(schema, target),
        UpdateStatement update when schema.Find(update.Target) is not null => Updated(schema, update),
        SelectStatement { Into: { } target } => schema.With(New(schema, target, RelationKind.Table) with { IsFilled = true }),
        SetParameter { Name: "search_path", Values.Count: > 0 } path => schema with { SearchPath = [.. path.Values] },
        _ => schema,
    };

    /// <summary>A relation under a new name.</summary>
    internal static SchemaModel Moved(SchemaModel schema, QualifiedName from, string name) =>
        schema.Find(from) is { } relation
            ? schema.Without(from).With(relation with { Name = relation.Name with { Name = name } })
            : schema;

    private SchemaModel Created(SchemaModel schema, CreateTable table)
    {
        if (table.IfNotExists && schema.Find(table.Name) is not null)
        {
            return schema;
        }

        RelationKind kind = table.PartitionBy is not null ? RelationKind.PartitionedTable
            : table.ForeignServer is not null ? RelationKind.ForeignTable
            : RelationKind.Table;
        RelationModel relation = New(schema, table.Name, kind, table.Persistence == Persistence.Temporary, table.IfNotExists) with
        {
            IsComplete = table.Likes.Count == 0 && table.Inherits.Count == 0 && table.PartitionOf is null && table.OfType is null,
            Columns = [.. table.Columns.Select(column => TableChange.Column(column, addedBy: null))],
            PartitionOf = table.PartitionOf,
            IsDefaultPartition = table.Bound?.Kind == PartitionBoundKind.Default,
        };
        TableChange change = new(migration, transaction, at);
        IEnumerable<(Constraint Constraint, string? Column)> constraints = table.Columns
            .SelectMany(column => column.Constraints.Select(constraint => (constraint, (string?)column.Name)))
            .Concat(table.Constraints.Select(constraint => (constraint, (string?)null)));
        return schema.With(constraints.Aggregate(relation, (model, one) => change.Constrained(model, one.Constraint, one.Column, schema)));
    }

    private SchemaModel Created(SchemaModel schema, CreateTableAs table) =>
        table.IfNotExists && schema.Find(table.Name) is not null
            ? schema
            : schema.With(New(
                schema,
                table.Name,
                table.IsMaterializedView ? RelationKind.MaterializedView : RelationKind.Table,
                table.Persistence == Persistence.Temporary,
                table.IfNotExists) with
            {
                IsFilled = !table.WithNoData,
            });

    // What may have been there before (IF NOT EXISTS) is not new: it may hold rows, and others may use it.
    private RelationModel New(
        SchemaModel schema, QualifiedName name, RelationKind kind, bool isTemporary = false, bool mayExist = false) =>
        new(isTemporary ? new QualifiedName("pg_temp", name.Name) : schema.Resolve(name), kind)
        {
            CreatedBy = mayExist || at.IsConditional ? null : migration,
            IsTemporary = isTemporary,
            Rows = mayExist ? null : 0,
        };

    private SchemaModel Built(SchemaModel schema, CreateIndex index) => schema.With(index.Table, relation => relation with
    {
        Indexes = [.. relation.Indexes, new IndexModel(index.Name, relation.Name, [.. index.Elements.Select(element => element.Column)])
        {
            IsUnique = index.IsUnique,
            IsPartial = index.Where is not null,
            Method = index.AccessMethod ?? "btree",
            IsValid = !index.IsOnly || relation.Kind != RelationKind.PartitionedTable,
            ComputedFrom = [.. index.Elements.SelectMany(element => element.Expression?.Columns ?? []).Concat(index.Where?.Columns ?? [])],
            AddedBy = migration,
        }],
    });

    private static SchemaModel Renamed(SchemaModel schema, QualifiedName index, string name) =>
        schema.FindIndex(index) is { } known
            ? schema.With(known.Table, relation => relation with
            {
                Indexes = [.. relation.Indexes.Select(one => one == known ? one with { Name = name } : one)],
            })
            : schema;

    private static SchemaModel Dropped(SchemaModel schema, DropObject drop) => drop.Kind switch
    {
        ObjectKind.Table or ObjectKind.View or ObjectKind.MaterializedView or ObjectKind.ForeignTable or ObjectKind.Sequence =>
            drop.Names.Aggregate(schema, (model, name) => model.Without(name)),
        ObjectKind.Type => drop.Names.Aggregate(schema, (model, name) => model.WithoutEnum(name)),
        ObjectKind.Index => drop.Names.Aggregate(schema, (model, name) => model.FindIndex(name) is { } index
            ? model.With(index.Table, relation => relation with { Indexes = [.. relation.Indexes.Where(one => one != index)] })
            : model),
        _ => schema,
    };

    private static SchemaModel Filled(SchemaModel schema, QualifiedName target) =>
        schema.Find(target) is null ? schema : schema.With(target, relation => relation with { IsFilled = true, Rows = null });

    private static SchemaModel Updated(SchemaModel schema, UpdateStatement update) => schema.With(
        update.Target,
        relation => update.Columns.Aggregate(relation, (model, column) =>
            model.Column(column) is null ? model : model.With(column, known => known with { IsBackfilled = true })));
}
