using PgDbre.Core.Catalog;

namespace PgDbre.Core.Indexes.Partitions;

/// <summary>A partitioned table, all that is below it, and which index is part of which.</summary>
internal sealed class PartitionTree
{
    private readonly ILookup<TableName, PartitionMember> _children;
    private readonly IReadOnlyDictionary<uint, uint> _attachments;

    /// <summary>Joins what was read.</summary>
    /// <param name="members">The top first, each parent before its partitions.</param>
    /// <param name="catalog">Their tables with indexes; foreign ones are not among them.</param>
    /// <param name="attachments">Object id of an index → that of the partitioned index it is attached to.</param>
    public PartitionTree(IReadOnlyList<PartitionMember> members, SchemaCatalog catalog, IReadOnlyDictionary<uint, uint> attachments)
    {
        Members = members;
        Catalog = catalog;
        _attachments = attachments;
        _children = members.Where(member => member.Parent is not null).ToLookup(member => member.Parent!.Value);
    }

    /// <summary>All tables, the top first.</summary>
    public IReadOnlyList<PartitionMember> Members { get; }

    /// <summary>The tables with their indexes, and the names that are taken in their schemas.</summary>
    public SchemaCatalog Catalog { get; }

    /// <summary>The table at the top.</summary>
    public PartitionMember Root => Members[0];

    /// <summary>The same with its columns and indexes.</summary>
    public Table? Top => TableOf(Root);

    /// <summary>The partitions that hold rows, and so the indexes.</summary>
    public IEnumerable<Table> Leaves => Members.Where(member => member.Kind == PartitionKind.Leaf).Select(TableOf).OfType<Table>();

    public IEnumerable<PartitionMember> ChildrenOf(PartitionMember member) => _children[member.Name];

    /// <summary>Null for a foreign table, and for one that was dropped while the catalog was read.</summary>
    public Table? TableOf(PartitionMember member) => Catalog.Find(member.Name);

    /// <summary>The table's part of a partitioned index; null if it has none.</summary>
    public TableIndex? PartOf(TableIndex parent, Table table) =>
        table.Indexes.FirstOrDefault(index => _attachments.TryGetValue(index.Oid, out uint above) && above == parent.Oid);

    /// <summary>
    /// A partitioned table whose partition key the unique index lacks, so that equal keys may hide in two partitions; null if none.
    /// </summary>
    public PartitionMember? WithKeyOutside(IndexDefinition unique)
    {
        HashSet<string?> keys = [.. unique.Keys.Select(key => key.Column).OfType<string>()];
        return Members.FirstOrDefault(member => member.Kind == PartitionKind.Partitioned && !member.KeyColumns.All(keys.Contains));
    }

    /// <summary>True if it is part of some partitioned index, and so of no other.</summary>
    public bool IsAttached(TableIndex index) => _attachments.ContainsKey(index.Oid);
}
