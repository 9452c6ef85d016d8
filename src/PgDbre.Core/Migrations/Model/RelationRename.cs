using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Model;

/// <summary>A relation under a new name: partitions, foreign keys and views hold on to the relation, not to its name.</summary>
internal static class RelationRename
{
    /// <summary>The schema after RENAME TO or SET SCHEMA; the same where the relation is not known.</summary>
    public static SchemaModel Apply(SchemaModel schema, QualifiedName from, Func<QualifiedName, QualifiedName> rename)
    {
        if (schema.Find(from) is not { } relation)
        {
            return schema;
        }

        QualifiedName to = rename(relation.Name);
        QualifiedName Follow(QualifiedName name) => name == relation.Name ? to : name;
        RelationModel[] dependents = [.. schema.Dependents(relation.Name).Where(one => one.Name != relation.Name)];
        SchemaModel renamed = dependents.Aggregate(
            schema.Without(relation.Name).With(Followed(relation with { Name = to }, Follow)),
            (model, dependent) => model.With(Followed(dependent, Follow)));
        return relation.Reads.Select(renamed.Find).OfType<RelationModel>()
            .Aggregate(renamed, (model, below) => model.With(Followed(below, Follow)));
    }

    private static RelationModel Followed(RelationModel relation, Func<QualifiedName, QualifiedName> follow) => relation with
    {
        PartitionOf = relation.PartitionOf is { } parent ? follow(parent) : null,
        Inherits = [.. relation.Inherits.Select(follow)],
        Reads = [.. relation.Reads.Select(follow)],
        Dependents = [.. relation.Dependents.Select(one => one with { Name = follow(one.Name) })],
        Constraints = [.. relation.Constraints.Select(constraint => constraint.ReferencedTable is { } table
            ? constraint with { ReferencedTable = follow(table) }
            : constraint)],
    };
}
