using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Model;

/// <summary>Relations that go, and what goes with them.</summary>
internal static class RelationDrop
{
    /// <summary>The schema after a DROP that succeeded.</summary>
    public static SchemaModel Apply(SchemaModel schema, DropObject drop) => drop.Kind switch
    {
        ObjectKind.Table or ObjectKind.View or ObjectKind.MaterializedView or ObjectKind.ForeignTable or ObjectKind.Sequence =>
            drop.Names.Aggregate(schema, Dropped),
        ObjectKind.Schema => drop.Names
            .SelectMany(name => schema.All.Where(relation => relation.Name.Schema == name.Name))
            .Aggregate(schema, (model, relation) => Dropped(model, relation.Name)),
        ObjectKind.Index => drop.Names.Aggregate(schema, (model, name) => model.FindIndex(name) is { } index
            ? model.With(index.Table, relation => relation with { Indexes = [.. relation.Indexes.Where(one => one != index)] })
            : model),
        _ => schema,
    };

    /// <summary>
    /// Everything that DROP … CASCADE takes along or changes, nearest first: partitions and views go, tables lose their foreign keys.
    /// </summary>
    public static IReadOnlyList<RelationModel> Closure(SchemaModel schema, QualifiedName name)
    {
        List<RelationModel> found = [];
        HashSet<QualifiedName> seen = [schema.Resolve(name)];
        Queue<QualifiedName> open = new(seen);
        while (open.TryDequeue(out QualifiedName? next))
        {
            foreach (RelationModel dependent in schema.Dependents(next).Where(dependent => seen.Add(dependent.Name)))
            {
                found.Add(dependent);
                if (Follows(dependent, next))
                {
                    open.Enqueue(dependent.Name);
                }
            }
        }

        return found;
    }

    private static SchemaModel Dropped(SchemaModel schema, QualifiedName name)
    {
        QualifiedName dropped = schema.Resolve(name);
        RelationModel[] dependents = [.. schema.Dependents(dropped).Where(dependent => dependent.Name != dropped)];
        return dependents.Aggregate(schema.Without(dropped), (model, dependent) => Follows(dependent, dropped)
            ? Dropped(model, dependent.Name)
            : model.With(Left(dependent, dropped)));
    }

    // A table that only refers to the dropped one stays, without the reference.
    private static bool Follows(RelationModel dependent, QualifiedName dropped) =>
        dependent.PartitionOf == dropped || dependent.Inherits.Contains(dropped) || dependent.Reads.Contains(dropped);

    private static RelationModel Left(RelationModel dependent, QualifiedName dropped) => dependent with
    {
        Constraints = [.. dependent.Constraints.Where(constraint => constraint.ReferencedTable != dropped)],
    };
}
