using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Model;

/// <summary>A relation as the statement that makes it says.</summary>
/// <param name="migration">Ordinal of the migration the statement belongs to.</param>
/// <param name="transaction">Number of the transaction it runs in.</param>
/// <param name="at">The statement in its place.</param>
internal sealed class NewRelation(int migration, int transaction, MigrationStatement at)
{
    /// <summary>CREATE TABLE.</summary>
    public SchemaModel Created(SchemaModel schema, CreateTable table)
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
            IsComplete = table.OfType is null,
            Columns = [.. table.Columns.Select(column => TableChange.Column(column, addedBy: null))],
            IsUnlogged = table.Persistence == Persistence.Unlogged,
            PartitionBy = table.PartitionBy,
            PartitionOf = table.PartitionOf is { } parent ? schema.Resolve(parent) : null,
            Inherits = [.. table.Inherits.Select(schema.Resolve)],
            IsDefaultPartition = table.Bound?.Kind == PartitionBoundKind.Default,
        };
        relation = CopiedStructure.Into(relation, table, schema);
        TableChange change = new(migration, transaction, at, isNewTable: true);
        IEnumerable<(Constraint Constraint, string? Column)> constraints = table.Columns
            .SelectMany(column => column.Constraints.Select(constraint => (constraint, (string?)column.Name)))
            .Concat(table.Constraints.Select(constraint => (constraint, (string?)null)));
        return schema.With(constraints.Aggregate(relation, (model, one) => change.Constrained(model, one.Constraint, one.Column, schema)));
    }

    /// <summary>CREATE TABLE AS and CREATE MATERIALIZED VIEW.</summary>
    public SchemaModel Created(SchemaModel schema, CreateTableAs table)
    {
        if (table.IfNotExists && schema.Find(table.Name) is not null)
        {
            return schema;
        }

        RelationKind kind = table.IsMaterializedView ? RelationKind.MaterializedView : RelationKind.Table;
        RelationModel relation = New(schema, table.Name, kind, table.Persistence == Persistence.Temporary, table.IfNotExists) with
        {
            IsFilled = !table.WithNoData,
            Reads = table.IsMaterializedView ? Read(table.Query, schema) : [],
        };
        return Copied(schema.With(relation), table.WithNoData ? null : table.Query, relation);
    }

    /// <summary>SELECT INTO.</summary>
    public SchemaModel Created(SchemaModel schema, SelectStatement query, QualifiedName into)
    {
        bool isTemporary = query.IntoPersistence == Persistence.Temporary;
        RelationModel relation = New(schema, into, RelationKind.Table, isTemporary) with { IsFilled = true };
        return Copied(schema.With(relation), query, relation);
    }

    /// <summary>CREATE SEQUENCE.</summary>
    public SchemaModel Created(SchemaModel schema, CreateSequence sequence) =>
        sequence.IfNotExists && schema.Find(sequence.Name) is not null
            ? schema
            : schema.With(New(
                schema, sequence.Name, RelationKind.Sequence, sequence.Persistence == Persistence.Temporary, sequence.IfNotExists));

    /// <summary>CREATE VIEW; one that is replaced is no new one.</summary>
    public SchemaModel Created(SchemaModel schema, CreateView view)
    {
        bool isTemporary = view.Persistence == Persistence.Temporary;
        RelationModel relation = view.OrReplace && schema.Find(view.Name) is { } known
            ? known
            : New(schema, view.Name, RelationKind.View, isTemporary, mayExist: view.OrReplace);
        return schema.With(relation with { Reads = Read(view.Query, schema) });
    }

    // SELECT * FROM t without a condition keeps all that t has, until the copy is dropped.
    private static SchemaModel Copied(SchemaModel schema, Statement? query, RelationModel copy) =>
        query is SelectStatement { Where: null, HasLimit: false, IsSetOperation: false, With.Count: 0, Reads: [var source] } select
        && select.Source.Tokens.Count(token => token.Is("*")) == 1
        && !copy.IsTemporary
        && schema.Find(source) is { } original
            ? schema.With(original with { CopiedTo = copy.Name })
            : schema;

    private static IReadOnlyList<QualifiedName> Read(Statement query, SchemaModel schema) =>
        query is DataStatement data ? [.. data.Reads.Select(schema.Resolve).Distinct()] : [];

    // What may have been there before (IF NOT EXISTS) is not new: it may hold rows, and others may use it.
    private RelationModel New(
        SchemaModel schema, QualifiedName name, RelationKind kind, bool isTemporary = false, bool mayExist = false) =>
        new(isTemporary ? new QualifiedName("pg_temp", name.Name) : schema.Resolve(name), kind)
        {
            CreatedBy = mayExist || at.IsConditional ? null : migration,
            IsTemporary = isTemporary,
            Rows = mayExist ? null : 0,
        };
}
