using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Core.Indexes;
using PgDbre.Core.Indexes.Partitions;
using PgDbre.Core.Sql;

namespace PgDbre.Data.Indexes;

/// <summary>What forbids an index on a partitioned table, asked before the first of its partitions is built.</summary>
internal static class PartitionedIndexRefusal
{
    /// <summary>The refusal; null if nothing forbids it.</summary>
    public static PgDbreException? Of(PartitionTree partitions, IndexDefinition wanted, TableIndex? declared)
    {
        TableName table = partitions.Root.Name;
        if (partitions.Members.FirstOrDefault(member => member.Kind == PartitionKind.Foreign) is { } foreign)
        {
            return Foreign(table, foreign.Name);
        }

        if (wanted.IsUnique && partitions.WithKeyOutside(wanted) is { } outside)
        {
            return KeyOutside(outside);
        }

        return declared is null ? null : BrokenPart(partitions, table, declared);
    }

    /// <summary>All parts are there, and the server says no.</summary>
    public static PgDbreException NotValid(TableName index) => new(
        "PgPartitionedIndexInvalid",
        PgErrorCategory.InvalidOperation,
        $"Every partition has its part of {index}, and it is still invalid.",
        $"Look for an invalid part with Get-PgIndex -Invalid; DROP INDEX {index} gives up and takes its parts with it.");

    /// <summary>The build stopped half way; the next run continues.</summary>
    public static PgDbreException Unfinished(TableName index, int attached, int count, Exception cause) => new(
        "PgPartitionedIndexUnfinished",
        PgErrorCategory.InvalidOperation,
        $"The build stopped ({cause.Message}): {attached} of the {count} partitions of this run have their part of {index}. Those parts "
            + $"serve queries; {index} stays INVALID until all have theirs, and costs nothing by itself.",
        $"Run the same command again: it continues there. To give up instead: DROP INDEX {index}; it takes the parts with it.",
        cause);

    // The server skips foreign tables when it declares, and then waits for their parts for ever (validatePartitionedIndex in tablecmds.c).
    private static PgDbreException Foreign(TableName table, TableName partition) => new(
        "PgForeignPartition",
        PgErrorCategory.InvalidOperation,
        $"{table} has a foreign partition, {partition}, which can hold no index: an index of the whole would stay invalid for ever.",
        "Build it on each of the other partitions by itself: New-PgIndex -Table with the partition's name; and on the foreign server.");

    private static PgDbreException KeyOutside(PartitionMember member) => new(
        "PgUniqueWithoutPartitionKey",
        PgErrorCategory.InvalidArgument,
        $"A unique index on a partitioned table must hold its partition key, and that of {member.Name} is "
            + $"({string.Join(", ", member.KeyColumns.Select(column => column is null ? "an expression" : SqlIdentifier.Display(column)))}).",
        "Add those columns to -Column; over an expression PostgreSQL makes no unique index.");

    // Before PostgreSQL 14 and its later minor releases nothing makes the whole valid when such a part is mended.
    private static PgDbreException? BrokenPart(PartitionTree partitions, TableName table, TableIndex declared) => partitions.Leaves
        .Select(leaf => (Leaf: leaf, Part: partitions.PartOf(declared, leaf)))
        .Where(pair => pair.Part is { IsValid: false })
        .Select(pair => new PgDbreException(
            "PgPartitionedIndexInvalid",
            PgErrorCategory.InvalidOperation,
            $"Index {new TableName(pair.Leaf.Name.Schema, pair.Part!.Name)} is attached to {new TableName(table.Schema, declared.Name)} "
                + "and invalid.",
            $"DROP INDEX {new TableName(table.Schema, declared.Name)}, which takes its parts with it, and build it again."))
        .FirstOrDefault();
}
