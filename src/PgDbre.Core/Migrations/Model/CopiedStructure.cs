using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Model;

/// <summary>What a new table takes over from others: LIKE, INHERITS, PARTITION OF.</summary>
internal static class CopiedStructure
{
    /// <summary>The table with it; not complete where one of the others is not known.</summary>
    public static RelationModel Into(RelationModel relation, CreateTable table, SchemaModel schema)
    {
        IEnumerable<QualifiedName> parents = table.Inherits.Concat(table.PartitionOf is { } parent ? [parent] : []);
        relation = parents.Aggregate(relation, (model, name) => Inherited(model, schema.Find(name), table.PartitionOf is not null));
        return table.Likes.Aggregate(relation, (model, like) => Liked(model, schema.Find(like.Table), like));
    }

    // A partition has its parent's columns, NOT NULL and checks, and an index for each of its parent's.
    private static RelationModel Inherited(RelationModel relation, RelationModel? parent, bool isPartition)
    {
        if (parent is not { IsComplete: true })
        {
            return relation with { IsComplete = false };
        }

        return relation with
        {
            Columns = [.. parent.Columns.Where(column => relation.Column(column.Name) is null), .. relation.Columns],
            Constraints = [.. relation.Constraints, .. parent.Constraints.Where(one => isPartition || IsCopied(one))],
            Indexes = isPartition ? [.. relation.Indexes, .. parent.Indexes.Select(index => Copy(index, relation.Name))] : relation.Indexes,
        };
    }

    private static RelationModel Liked(RelationModel relation, RelationModel? source, LikeClause like)
    {
        if (source is not { IsComplete: true })
        {
            return relation with { IsComplete = false };
        }

        bool Has(string what) =>
            (like.Including.Contains(what) || like.Including.Contains("all")) && !like.Excluding.Contains(what);
        return relation with
        {
            Columns = [.. relation.Columns, .. source.Columns.Select(column => column with
            {
                Default = Has("defaults") ? column.Default : null,
                IsIdentity = column.IsIdentity && Has("identity"),
                IsGenerated = column.IsGenerated && Has("generated"),
                AddedBy = null,
            })],
            Constraints = Has("constraints") ? [.. relation.Constraints, .. source.Constraints.Where(IsCopied)] : relation.Constraints,
            Indexes = Has("indexes")
                ? [.. relation.Indexes, .. source.Indexes.Select(index => Copy(index, relation.Name))]
                : relation.Indexes,
        };
    }

    private static bool IsCopied(ConstraintModel constraint) => constraint.Kind is ConstraintKind.Check or ConstraintKind.NotNull;

    private static IndexModel Copy(IndexModel index, QualifiedName table) => index with { Name = null, Table = table, IsValid = true };
}
