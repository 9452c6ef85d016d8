using PgDbre.Core.Catalog;
using PgDbre.Core.Indexes.Estimates;

namespace PgDbre.Core.Indexes.Partitions;

/// <summary>
/// The partitioned tables that advice is about, by name: an index on one is as large as its parts, and built part by part.
/// </summary>
internal sealed class PartitionedTables(IReadOnlyDictionary<TableName, PartitionTree> trees)
{
    /// <summary>No table is partitioned.</summary>
    public static PartitionedTables None { get; } = new(new Dictionary<TableName, PartitionTree>());

    /// <summary>Every relation's name in the schemas of the tables.</summary>
    public IEnumerable<TableName> RelationNames => trees.Values.SelectMany(tree => tree.Catalog.RelationNames);

    /// <summary>The table at the top of a tree; null if no tree has that name.</summary>
    public PartitionTree? Find(TableName name) => trees.GetValueOrDefault(name);

    /// <summary>The tables that hold the rows of an index: the partitions, or the table itself.</summary>
    public IReadOnlyList<Table> PartsOf(Table table) => Find(table.Name) is { } tree ? [.. tree.Leaves] : [table];

    /// <summary>Bytes of the index with all its parts; null where no model fits one of them.</summary>
    public SizeRange? Size(Table table, IndexDefinition index, double rowShare)
    {
        SizeRange?[] sizes = [.. PartsOf(table).Select(part => IndexSize.Estimate(part, index, rowShare))];
        return sizes.Contains(null)
            ? null
            : new SizeRange(sizes.Sum(size => size!.Low), sizes.Sum(size => size!.Expected), sizes.Sum(size => size!.High));
    }

    /// <summary>Seconds for all parts; null where nothing is known of one of them.</summary>
    public double? BuildSeconds(Table table, IndexDefinition index, double rowShare)
    {
        double?[] seconds = [.. PartsOf(table).Select(part => BuildTime.Seconds(part, index, rowShare))];
        return seconds.Contains(null) ? null : seconds.Sum();
    }

    /// <summary>The statements that build it; on a partitioned table several, with semicolons between.</summary>
    public string Sql(IndexDefinition index, string name) => Find(index.Table) is { } tree
        ? string.Join(";\n", PartitionedIndexPlan.Of(tree, index, name).Select(step => step.Sql))
        : index.ToSql(name);
}
