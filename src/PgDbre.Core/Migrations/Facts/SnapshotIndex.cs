using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Facts;

/// <summary>The lookups of a snapshot, made once when the first is asked for.</summary>
internal sealed class SnapshotIndex
{
    public SnapshotIndex(SchemaSnapshot snapshot)
    {
        Types = ByName(snapshot.Types, type => type.Name);
        Relations = ByName(snapshot.Relations, relation => relation.Name);
        foreach (IGrouping<QualifiedName, FunctionFacts> overloads in snapshot.Functions.GroupBy(function => function.Name))
        {
            Functions[overloads.Key] = [.. overloads];
        }

        foreach (RelationFacts relation in snapshot.Relations)
        {
            Add(relation);
        }
    }

    public Dictionary<QualifiedName, RelationFacts> Relations { get; }

    public Dictionary<QualifiedName, TypeFacts> Types { get; }

    public Dictionary<QualifiedName, IndexOfTable> Indexes { get; } = [];

    public Dictionary<QualifiedName, IReadOnlyList<FunctionFacts>> Functions { get; } = [];

    public Dictionary<QualifiedName, List<(RelationFacts Table, ConstraintFacts Key)>> KeysTo { get; } = [];

    public Dictionary<QualifiedName, List<RelationFacts>> Partitions { get; } = [];

    public Dictionary<QualifiedName, List<RelationFacts>> Children { get; } = [];

    public Dictionary<QualifiedName, List<(RelationFacts Relation, ColumnFacts Column)>> ColumnsByType { get; } = [];

    private void Add(RelationFacts relation)
    {
        foreach (IndexFacts index in relation.Indexes)
        {
            Indexes[new QualifiedName(relation.Name.Schema, index.Name)] = new IndexOfTable(relation, index);
        }

        foreach (ConstraintFacts key in relation.Constraints.Where(constraint => constraint.ReferencedTable is not null))
        {
            Add(KeysTo, key.ReferencedTable!, (relation, key));
        }

        foreach (ColumnFacts column in relation.Columns.Where(column => column.Type.Name.Schema is not null))
        {
            Add(ColumnsByType, column.Type.Name, (relation, column));
        }

        if (relation.PartitionOf is { } place)
        {
            Add(Partitions, place.Parent, relation);
        }

        foreach (QualifiedName parent in relation.Inherits)
        {
            Add(Children, parent, relation);
        }
    }

    // The last of two of one name, which only a file made by hand can hold.
    private static Dictionary<QualifiedName, T> ByName<T>(IReadOnlyList<T> objects, Func<T, QualifiedName> name)
    {
        Dictionary<QualifiedName, T> byName = new(objects.Count);
        foreach (T one in objects)
        {
            byName[name(one)] = one;
        }

        return byName;
    }

    private static void Add<T>(Dictionary<QualifiedName, List<T>> lists, QualifiedName key, T item)
    {
        if (!lists.TryGetValue(key, out List<T>? list))
        {
            lists[key] = list = [];
        }

        list.Add(item);
    }

    /// <summary>An index and where it is.</summary>
    internal sealed record IndexOfTable(RelationFacts Table, IndexFacts Index);
}
