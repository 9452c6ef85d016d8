using PgDbre.Core.Catalog;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Indexes.Partitions;

/// <summary>
/// The statements that give a partitioned table an index without stopping its writers: declared on the parents, built CONCURRENTLY on
/// each partition, attached level by level. What an earlier run left is used: it is planned from what is there now.
/// </summary>
internal sealed class PartitionedIndexPlan
{
    private readonly PartitionTree _tree;
    private readonly IndexDefinition _wanted;
    private readonly IndexNaming _naming;
    private readonly List<PartitionStep> _steps = [];

    private PartitionedIndexPlan(PartitionTree tree, IndexDefinition wanted)
    {
        _tree = tree;
        _wanted = wanted;
        _naming = new IndexNaming(tree.Catalog.RelationNames);
    }

    /// <summary>The index of the table at the top, valid or not; null if it has none like that.</summary>
    public static TableIndex? Declared(Table parent, IndexDefinition wanted) =>
        parent.Indexes.Where(index => Matches(index, wanted)).OrderByDescending(index => index.IsValid).FirstOrDefault();

    /// <summary>What is left to do, in order; nothing if each partition has its part.</summary>
    /// <param name="tree">The partitions as they are.</param>
    /// <param name="wanted">The index, on the table at the top.</param>
    /// <param name="name">Its name where it is not declared yet.</param>
    public static IReadOnlyList<PartitionStep> Of(PartitionTree tree, IndexDefinition wanted, string name)
    {
        PartitionedIndexPlan plan = new(tree, wanted);
        if (tree.Top is { } top)
        {
            plan.CoverPartitioned(tree.Root, top, Declared(top, wanted), name);
        }

        return plan._steps;
    }

    private string CoverPartitioned(PartitionMember member, Table table, TableIndex? declared, string? name = null)
    {
        IndexDefinition own = On(table);
        string index = declared?.Name ?? name ?? _naming.Choose(own);
        if (declared is null)
        {
            Add(PartitionStepKind.Declare, table, index, own.ToParentSql(index));
        }

        foreach (PartitionMember child in _tree.ChildrenOf(member))
        {
            if (_tree.TableOf(child) is { } partition)
            {
                CoverChild(child, partition, declared, new TableName(table.Name.Schema, index));
            }
        }

        return index;
    }

    private void CoverChild(PartitionMember child, Table partition, TableIndex? above, TableName parentIndex)
    {
        TableIndex? part = above is null ? null : _tree.PartOf(above, partition);
        if (part is not null)
        {
            // Attached before it was complete: its own partitions may lack theirs.
            if (child.Kind == PartitionKind.Partitioned)
            {
                CoverPartitioned(child, partition, part);
            }

            return;
        }

        TableIndex[] free = [.. partition.Indexes.Where(index => Matches(index, On(partition)) && !_tree.IsAttached(index))];
        TableIndex? ready = free.FirstOrDefault(index => index.IsValid);
        string index = child.Kind == PartitionKind.Partitioned
            ? CoverPartitioned(child, partition, ready ?? free.FirstOrDefault())
            : ready?.Name ?? Build(partition, free.FirstOrDefault());
        string attach = AttachSql(parentIndex, new TableName(partition.Name.Schema, index));
        _steps.Add(new PartitionStep(PartitionStepKind.Attach, partition, index, attach)
        {
            IsReuse = child.Kind == PartitionKind.Leaf && ready is not null,
        });
    }

    private string Build(Table partition, TableIndex? leftover)
    {
        IndexDefinition own = On(partition);
        string index = leftover?.Name ?? _naming.Choose(own);
        if (leftover is not null)
        {
            Add(PartitionStepKind.DropLeftover, partition, index, $"DROP INDEX CONCURRENTLY {new TableName(partition.Name.Schema, index)}");
        }

        Add(PartitionStepKind.Build, partition, index, own.ToSql(index));
        return index;
    }

    private void Add(PartitionStepKind kind, Table table, string index, string sql) =>
        _steps.Add(new PartitionStep(kind, table, index, sql));

    private IndexDefinition On(Table table) => _wanted with { Table = table.Name };

    // The server compares included columns in their order (CompareIndexInfo in catalog/index.c); a search would not mind it.
    private static bool Matches(TableIndex index, IndexDefinition wanted) =>
        IndexCoverage.IsEqual(index, wanted) && index.Included.SequenceEqual(wanted.Include);

    private static string AttachSql(TableName parentIndex, TableName part) => $"ALTER INDEX {parentIndex} ATTACH PARTITION {part}";
}
