using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Model;

/// <summary>The schema after one action of ALTER TABLE.</summary>
/// <param name="migration">Ordinal of the migration the action belongs to.</param>
/// <param name="transaction">Number of the transaction it runs in.</param>
/// <param name="at">The statement in its place.</param>
/// <param name="isNewTable">True within CREATE TABLE, where NOT VALID says nothing: no row could break it (parse_utilcmd.c).</param>
internal sealed class TableChange(int migration, int transaction, MigrationStatement at, bool isNewTable = false)
{
    /// <summary>Applies an action to a table.</summary>
    public SchemaModel Apply(SchemaModel schema, QualifiedName table, AlterAction action) => action switch
    {
        RenameTo rename => RelationRename.Apply(schema, table, old => old with { Name = rename.NewName }),
        SetSchema move => RelationRename.Apply(schema, table, old => old with { Schema = move.Schema }),
        AttachPartition attach => schema.With(attach.Partition, partition => partition with
        {
            PartitionOf = schema.Resolve(table),
            IsDefaultPartition = attach.Bound?.Kind == PartitionBoundKind.Default,
        }),
        Inherit inherit => schema.With(table, child => child with
        {
            Inherits = inherit.IsRemoved
                ? [.. child.Inherits.Where(parent => parent != schema.Resolve(inherit.Parent))]
                : [.. child.Inherits, schema.Resolve(inherit.Parent)],
        }),
        DetachPartition detach =>
            schema.With(detach.Partition, partition => partition with { PartitionOf = null, IsDefaultPartition = false }),
        _ => schema.With(table, relation => Apply(relation, action, schema)),
    };

    /// <summary>A column as its definition says.</summary>
    public static ColumnModel Column(ColumnDefinition definition, int? addedBy) => new(definition.Name)
    {
        Type = definition.Type,
        IsNotNull = definition.IsNotNull || definition.Identity is not null || definition.Type is { IsSerial: true }
            || definition.Constraints.Any(constraint => constraint is PrimaryKeyConstraint),
        Default = definition.Default,
        IsIdentity = definition.Identity is not null,
        IsGenerated = definition.Generated is not null,
        IsVirtual = definition.Generated is { IsStored: not true },
        GeneratedFrom = definition.Generated?.Expression.Columns ?? [],
        Collation = definition.Collation,
        AddedBy = addedBy,
        IsBackfilled = AddedColumn.HasValue(definition),
    };

    /// <summary>The table with a constraint, and with the index that comes with a key.</summary>
    /// <param name="relation">The table.</param>
    /// <param name="constraint">The constraint.</param>
    /// <param name="column">The column whose definition it stands in; null for one of the table.</param>
    /// <param name="schema">Where the other table of a foreign key is looked for.</param>
    public RelationModel Constrained(RelationModel relation, Constraint constraint, string? column, SchemaModel schema)
    {
        IReadOnlyList<string> own = column is null ? [] : [column];
        ConstraintModel? added = constraint switch
        {
            CheckConstraint check => new(check.Name, ConstraintKind.Check, check.Expression.Columns) { Expression = check.Expression },
            ForeignKeyConstraint key => new(key.Name, ConstraintKind.ForeignKey, key.Columns.Count > 0 ? key.Columns : own)
            {
                ReferencedTable = schema.Resolve(key.ReferencedTable),
                ReferencedColumns = key.ReferencedColumns,
            },
            PrimaryKeyConstraint key => new(key.Name, ConstraintKind.PrimaryKey, KeyColumns(relation, key, own)),
            UniqueConstraint key => new(key.Name, ConstraintKind.Unique, KeyColumns(relation, key, own)),
            ExclusionConstraint key => new(key.Name, ConstraintKind.Exclusion, [.. key.Elements.Select(element => element.Column).OfType<string>()]),
            NotNullConstraint { Column: { } of } notNull => new(notNull.Name, ConstraintKind.NotNull, [of]),
            _ => null,
        };
        if (added is null)
        {
            return relation;
        }

        added = added with
        {
            Name = ConstraintName.Of(relation, constraint, added.Columns),
            IsValid = isNewTable || !(constraint.IsNotValid || constraint.IsNotEnforced),
            IsEnforced = !constraint.IsNotEnforced,
            AddedBy = migration,
            AddedInTransaction = transaction,
            AddedAt = at,
        };
        RelationModel changed = relation with { Constraints = [.. relation.Constraints, added] };
        changed = constraint is KeyConstraint index ? Indexed(changed, index, added) : changed;
        return added is { Kind: ConstraintKind.PrimaryKey } or { Kind: ConstraintKind.NotNull, IsValid: true }
            ? added.Columns.Aggregate(changed, (model, name) => model.With(name, known => known with { IsNotNull = true }))
            : changed;
    }

    private RelationModel Apply(RelationModel relation, AlterAction action, SchemaModel schema) => action switch
    {
        AddColumn add when add.IfNotExists && relation.Column(add.Column.Name) is not null => relation,
        AddColumn add => add.Column.Constraints.Aggregate(
            relation.With(add.Column.Name, _ => Column(add.Column, migration)),
            (model, constraint) => Constrained(model, constraint, add.Column.Name, schema)),
        DropColumn drop => Without(relation, drop.Column),
        RenameColumn rename => Renamed(relation, rename),
        AlterColumnType change => relation.With(change.Column, column => column with { Type = change.Type, Collation = change.Collation }),
        SetColumnNotNull set => relation.With(set.Column, column => column with { IsNotNull = true }),
        DropColumnNotNull drop => relation.With(drop.Column, column => column with { IsNotNull = false }),
        SetColumnDefault set => relation.With(set.Column, column => column with { Default = set.Default }),
        DropColumnDefault drop => relation.With(drop.Column, column => column with { Default = null }),
        AddColumnIdentity add => relation.With(add.Column, column => column with { IsIdentity = true, IsNotNull = true }),
        AddConstraint add => Constrained(relation, add.Constraint, column: null, schema),
        DropConstraint drop => relation with
        {
            Constraints = [.. relation.Constraints.Where(constraint => constraint.Name != drop.Constraint)],
            Indexes = [.. relation.Indexes.Where(index => index.Constraint != drop.Constraint)],
        },
        ValidateConstraint validate => Validated(relation, validate.Constraint),
        SetColumnExpression set => relation.With(set.Column, column => column with { GeneratedFrom = set.Expression.Columns }),
        DropColumnExpression drop => relation.With(drop.Column, column => column with { IsGenerated = false, GeneratedFrom = [] }),
        DropColumnIdentity drop => relation.With(drop.Column, column => column with { IsIdentity = false }),
        SetLogged set => relation with { IsUnlogged = !set.IsLogged },
        RenameConstraint rename => relation with
        {
            Constraints = [.. relation.Constraints.Select(one => one.Name == rename.Constraint ? one with { Name = rename.NewName } : one)],
        },
        _ => relation,
    };

    private static RelationModel Validated(RelationModel relation, string name)
    {
        RelationModel validated = relation with
        {
            Constraints = [.. relation.Constraints.Select(one => one.Name == name ? one with { IsValid = true } : one)],
        };
        return validated.Constraint(name) is { Kind: ConstraintKind.NotNull } constraint
            ? constraint.Columns.Aggregate(validated, (model, column) => model.With(column, known => known with { IsNotNull = true }))
            : validated;
    }

    private static IReadOnlyList<string> KeyColumns(RelationModel relation, KeyConstraint key, IReadOnlyList<string> own) =>
        key.Columns.Count > 0 ? key.Columns
        : key.UsingIndex is { } name && relation.Indexes.FirstOrDefault(index => index.Name == name) is { } index
            ? [.. index.Keys.OfType<string>()]
            : own;

    private RelationModel Indexed(RelationModel relation, KeyConstraint key, ConstraintModel constraint)
    {
        string? name = key.Name ?? key.UsingIndex ?? constraint.Name;
        IEnumerable<IndexModel> others = relation.Indexes.Where(index => key.UsingIndex is null || index.Name != key.UsingIndex);
        return relation with
        {
            Indexes = [.. others, new IndexModel(name, relation.Name, [.. constraint.Columns])
            {
                IsUnique = true, IsPlain = true, Included = key.Include, Constraint = name, AddedBy = migration,
            }],
        };
    }

    private static RelationModel Without(RelationModel relation, string column) => relation with
    {
        Columns = [.. relation.Columns.Where(one => one.Name != column)],
        Constraints = [.. relation.Constraints.Where(one => !one.Columns.Contains(column))],
        Dependents = [.. relation.Dependents.Where(one => !one.Columns.Contains(column))],
        Indexes = [.. relation.Indexes.Where(one => !one.Keys.Contains(column) && !one.ComputedFrom.Contains(column))],
    };

    private static RelationModel Renamed(RelationModel relation, RenameColumn rename)
    {
        string Name(string name) => name == rename.Column ? rename.NewName : name;
        return relation with
        {
            Columns = [.. relation.Columns.Select(one => one.Name == rename.Column ? one with { Name = rename.NewName } : one)],
            Dependents = [.. relation.Dependents.Select(one => one with { Columns = [.. one.Columns.Select(Name)] })],
            Constraints = [.. relation.Constraints.Select(one => one with { Columns = [.. one.Columns.Select(Name)] })],
            Indexes = [.. relation.Indexes.Select(one => one with
            {
                Keys = [.. one.Keys.Select(key => key is null ? null : Name(key))],
                ComputedFrom = [.. one.ComputedFrom.Select(Name)],
            })],
        };
    }
}
