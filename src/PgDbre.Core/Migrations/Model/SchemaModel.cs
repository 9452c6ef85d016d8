using System.Collections.Immutable;
using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Model;

/// <summary>
/// The schema at one point of a chain of migrations: what a snapshot brought, changed by every statement since. Immutable, so that a
/// ROLLBACK is a step back to the model that BEGIN saw.
/// </summary>
public sealed record SchemaModel
{
    private ImmutableDictionary<QualifiedName, RelationModel> Relations { get; init; } =
        ImmutableDictionary<QualifiedName, RelationModel>.Empty;

    // Who points at a relation, by its name: looked up for each statement, where a walk over all relations would be too slow.
    private ImmutableDictionary<QualifiedName, ImmutableHashSet<QualifiedName>> Pointing { get; init; } =
        ImmutableDictionary<QualifiedName, ImmutableHashSet<QualifiedName>>.Empty;

    /// <summary>Nothing known.</summary>
    public static SchemaModel Empty { get; } = new();

    /// <summary>True if it began with a snapshot: a relation that is not in it does not exist.</summary>
    public bool IsComplete { get; init; }

    /// <summary>Schemas in which a name without one is looked for, in order.</summary>
    public IReadOnlyList<string> SearchPath
    {
        get => Types.SearchPath;
        init => Types = Types with { SearchPath = value };
    }

    /// <summary>Its types and functions.</summary>
    public SchemaTypes Types { get; init; } = new();

    /// <summary>Every relation known.</summary>
    public IEnumerable<RelationModel> All => Relations.Values;

    /// <summary>The relation a name means; null if none is known.</summary>
    public RelationModel? Find(QualifiedName name) => Relations.GetValueOrDefault(Resolve(name));

    /// <summary>The name with its schema: where a relation of that name is known along the search path, else its first schema.</summary>
    public QualifiedName Resolve(QualifiedName name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Schema is not null)
        {
            return name with { Database = null };
        }

        QualifiedName temporary = new("pg_temp", name.Name);
        if (Relations.ContainsKey(temporary))
        {
            return temporary;
        }

        foreach (string schema in SearchPath)
        {
            if (Relations.ContainsKey(new QualifiedName(schema, name.Name)))
            {
                return new QualifiedName(schema, name.Name);
            }
        }

        return new QualifiedName(SearchPath.Count > 0 ? SearchPath[0] : "public", name.Name);
    }

    /// <summary>The same with this relation in place of what had its name.</summary>
    public SchemaModel With(RelationModel relation)
    {
        ArgumentNullException.ThrowIfNull(relation);
        return this with
        {
            Relations = Relations.SetItem(relation.Name, relation),
            Pointing = Linked(Linked(Pointing, Relations.GetValueOrDefault(relation.Name), isThere: false), relation, isThere: true),
        };
    }

    /// <summary>The same with all of these.</summary>
    public SchemaModel With(IEnumerable<RelationModel> relations) => relations.Aggregate(this, (schema, relation) => schema.With(relation));

    /// <summary>The same with one relation changed; one that is not known yet is learnt as a table.</summary>
    public SchemaModel With(QualifiedName name, Func<RelationModel, RelationModel> change) =>
        With(change(Find(name) ?? new RelationModel(Resolve(name), RelationKind.Table)));

    /// <summary>The same without the relation.</summary>
    public SchemaModel Without(QualifiedName name)
    {
        QualifiedName resolved = Resolve(name);
        return Relations.GetValueOrDefault(resolved) is not { } relation ? this : this with
        {
            Relations = Relations.Remove(resolved),
            Pointing = Linked(Pointing, relation, isThere: false),
        };
    }

    /// <summary>
    /// The relations that point at one, by name: partitions, children, tables with a foreign key to it, views that read it.
    /// </summary>
    public IEnumerable<RelationModel> Dependents(QualifiedName name) =>
        Pointing.TryGetValue(Resolve(name), out ImmutableHashSet<QualifiedName>? names)
            ? names.Select(Relations.GetValueOrDefault).OfType<RelationModel>().OrderBy(one => one.Name.ToString(), StringComparer.Ordinal)
            : [];

    /// <summary>
    /// Its partitions and children, and theirs; each once, whichever way it inherits (find_all_inheritors in catalog/pg_inherits.c). A
    /// script may ask for a circle, which the server refuses.
    /// </summary>
    public IEnumerable<RelationModel> Partitions(QualifiedName name)
    {
        QualifiedName resolved = Resolve(name);
        return Partitions(resolved, [resolved]);
    }

    private IEnumerable<RelationModel> Partitions(QualifiedName parent, HashSet<QualifiedName> seen) => Dependents(parent)
        .Where(relation => (relation.PartitionOf == parent || relation.Inherits.Contains(parent)) && seen.Add(relation.Name))
        .SelectMany(relation => Partitions(relation.Name, seen).Prepend(relation));

    /// <summary>The tables whose foreign keys point at it.</summary>
    public IEnumerable<RelationModel> Referencing(QualifiedName name)
    {
        QualifiedName resolved = Resolve(name);
        return Dependents(resolved).Where(relation => relation.Constraints.Any(constraint => constraint.ReferencedTable == resolved));
    }

    /// <summary>The default partition of a table; null if it has none or none is known.</summary>
    public RelationModel? DefaultPartition(QualifiedName parent)
    {
        QualifiedName resolved = Resolve(parent);
        return Dependents(resolved).FirstOrDefault(relation => relation.IsDefaultPartition && relation.PartitionOf == resolved);
    }

    /// <summary>The relations with a column of a type; of a name without schema every type of that name counts.</summary>
    public IEnumerable<RelationModel> UsersOfType(QualifiedName type) => All.Where(relation => relation.Columns.Any(column =>
        column.Type is { } own && own.Name.Name == type.Name
        && (own.Name.Schema is null || type.Schema is null || own.Name.Schema == type.Schema)));

    /// <summary>The same when a migration is over: what it made may hold any number of rows by the time the next one runs.</summary>
    public SchemaModel Settled(int migration) => All
        .Where(relation => relation.CreatedBy == migration)
        .Aggregate(this, (schema, relation) => schema.With(relation with { Rows = null }));

    /// <summary>The index of that name; null if none is known.</summary>
    public IndexModel? FindIndex(QualifiedName name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Relations.Values
            .Where(relation => name.Schema is null || relation.Name.Schema == name.Schema)
            .SelectMany(relation => relation.Indexes)
            .FirstOrDefault(index => index.Name == name.Name);
    }

    private static ImmutableDictionary<QualifiedName, ImmutableHashSet<QualifiedName>> Linked(
        ImmutableDictionary<QualifiedName, ImmutableHashSet<QualifiedName>> pointing, RelationModel? relation, bool isThere)
    {
        foreach (QualifiedName target in relation?.PointsAt ?? [])
        {
            ImmutableHashSet<QualifiedName> names = pointing.GetValueOrDefault(target, ImmutableHashSet<QualifiedName>.Empty);
            pointing = pointing.SetItem(target, isThere ? names.Add(relation!.Name) : names.Remove(relation!.Name));
        }

        return pointing;
    }
}
