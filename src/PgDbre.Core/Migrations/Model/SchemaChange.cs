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
    public SchemaModel Apply(SchemaModel schema)
    {
        SchemaTypes types = new TypesChange(transaction).Apply(schema.Types, at.Tree);
        SchemaModel changed = Relations(ReferenceEquals(types, schema.Types) ? schema : schema with { Types = types });
        return at.Tree is DropObject drop ? DependentChange.Dropped(changed, drop) : DependentChange.Added(changed, at.Tree);
    }

    private SchemaModel Relations(SchemaModel schema) => at.Tree switch
    {
        CreateTable table => Made().Created(schema, table),
        CreateTableAs table => Made().Created(schema, table),
        CreateSequence sequence => Made().Created(schema, sequence),
        CreateView view => Made().Created(schema, view),
        CreateIndex index => Built(schema, index),
        AlterTable { Kind: ObjectKind.Table or ObjectKind.ForeignTable } table =>
            table.Actions.Aggregate(schema, (model, action) => Altered(model, table, action)),
        AlterTable { Kind: ObjectKind.Index, Actions: [RenameTo rename] } index => Renamed(schema, index.Name, rename.NewName),
        AlterTable other => other.Actions.OfType<RenameTo>().Aggregate(schema, (model, rename) => Moved(model, other.Name, rename.NewName)),
        DropObject drop => RelationDrop.Apply(schema, drop),
        InsertStatement { IsFromQuery: true } insert => Filled(schema, insert.Target),
        CopyStatement { IsFrom: true, Table: { } target } when at.CopiedRows is not { } rows || rows > 10_000 => Filled(schema, target),
        SelectStatement { Into: { } target } query => Made().Created(schema, query, target),
        SetParameter { Name: "search_path", Values.Count: > 0 } path => schema with { SearchPath = [.. path.Values] },
        DataStatement data => Updated(schema, data),
        _ => schema,
    };

    private static SchemaModel Moved(SchemaModel schema, QualifiedName from, string name) =>
        RelationRename.Apply(schema, from, old => old with { Name = name });

    private NewRelation Made() => new(migration, transaction, at);

    // What is done to a partitioned table is done to its partitions, unless it says ONLY.
    private SchemaModel Altered(SchemaModel schema, AlterTable table, AlterAction action)
    {
        TableChange change = new(migration, transaction, at);
        SchemaModel altered = change.Apply(schema, table.Name, action);
        return table.IsOnly || PartitionReach.OnPartition(action) is not { } reaching
            ? altered
            : altered.Partitions(table.Name).Aggregate(altered, (model, partition) => change.Apply(model, partition.Name, reaching));
    }

    private SchemaModel Built(SchemaModel schema, CreateIndex index)
    {
        SchemaModel built = Built(schema, index, index.Table, index.Name);
        return index.IsOnly
            ? built
            : built.Partitions(index.Table).Aggregate(built, (model, partition) => Built(model, index, partition.Name, name: null));
    }

    private SchemaModel Built(SchemaModel schema, CreateIndex index, QualifiedName table, string? name) =>
        schema.With(table, relation => WithIndex(relation, index, name));

    private RelationModel WithIndex(RelationModel relation, CreateIndex index, string? name) => relation with
    {
        Indexes = [.. relation.Indexes, new IndexModel(name, relation.Name, [.. index.Elements.Select(element => element.Column)])
        {
            IsUnique = index.IsUnique,
            Included = [.. index.Include.Select(element => element.Column).OfType<string>()],
            IsPlain = index.Elements.All(element =>
                element is { Column: not null, IsDescending: false, NullsFirst: null or false, OperatorClass: null, Collation: null }),
            IsPartial = index.Where is not null,
            Method = index.AccessMethod ?? "btree",
            IsValid = !index.IsOnly || relation.Kind != RelationKind.PartitionedTable,
            ComputedFrom = [.. index.Elements.SelectMany(element => element.Expression?.Columns ?? []).Concat(index.Where?.Columns ?? [])],
            AddedBy = migration,
        }],
    };

    private static SchemaModel Renamed(SchemaModel schema, QualifiedName index, string name) =>
        schema.FindIndex(index) is { } known
            ? schema.With(known.Table, relation => relation with
            {
                Indexes = [.. relation.Indexes.Select(one => one == known ? one with { Name = name } : one)],
            })
            : schema;

    private static SchemaModel Filled(SchemaModel schema, QualifiedName target) =>
        schema.Find(target) is null ? schema : schema.With(target, relation => relation with { IsFilled = true, Rows = null });

    private static SchemaModel Updated(SchemaModel schema, DataStatement data) => data.ModifyingQueries
        .Append(data)
        .OfType<UpdateStatement>()
        .Where(update => schema.Find(update.Target) is not null)
        .Aggregate(schema, (model, update) => model.With(
            update.Target,
            relation => update.Columns.Aggregate(relation, (table, column) =>
                table.Column(column) is null ? table : table.With(column, known => known with { IsBackfilled = true }))));
}
