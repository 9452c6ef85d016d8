using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Core.Indexes;
using PgDbre.Core.Sql;

namespace PgDbre.Data.Indexes;

/// <summary>Why an index is not dropped.</summary>
internal static class IndexRemovalRefusal
{
    public static PgDbreException Standby(PgConnection connection) => new(
        "PgStandby",
        PgErrorCategory.InvalidOperation,
        $"{connection.Server} is a standby; nothing can be dropped there.",
        "Connect to the primary: the index then goes from the standby by itself.");

    /// <summary>What forbids it, whatever is forced; null if nothing does.</summary>
    public static PgDbreException? Always(SchemaFacts facts, Table table, TableIndex index)
    {
        IndexState state = facts.Of(index);
        TableName name = new(table.Name.Schema, index.Name);
        return index switch
        {
            { Constraint: { } constraint } => Refuse(
                "PgIndexBacksConstraint",
                $"Index {name} implements constraint {SqlIdentifier.Display(constraint)} of {table.Name}.",
                $"If the constraint shall go: ALTER TABLE {table.Name} DROP CONSTRAINT {SqlIdentifier.Display(constraint)}; it locks the "
                    + "table exclusively, for a moment."),
            { IsReplicaIdentity: true } => Refuse(
                "PgIndexIsReplicaIdentity",
                $"Index {name} is the replica identity of {table.Name}: without it updates and deletes cannot be replicated.",
                $"Choose another one first: ALTER TABLE {table.Name} REPLICA IDENTITY DEFAULT, if it has a primary key."),
            _ when state.NeededBy.Count > 0 => Refuse(
                "PgIndexNeededByForeignKey",
                $"Index {name} makes the key unique that these foreign keys point at: {string.Join(", ", state.NeededBy)}.",
                "Keep it; or drop those foreign keys first."),
            _ when state.AttachedTo is { } parent => Refuse(
                "PgIndexAttached",
                $"Index {name} is a partition's part of {parent} and cannot be dropped alone.",
                $"Remove {parent}, which takes its parts with it."),
            _ when table.Kind == TableKind.Partitioned => Refuse(
                "PgPartitionedIndex",
                $"{table.Name} is partitioned; PostgreSQL drops no index of a partitioned parent CONCURRENTLY.",
                $"DROP INDEX {name} does it at once for all partitions, under a lock that stops reads and writes on every one of them: "
                    + "in a quiet moment, after SET lock_timeout = '1s'."),
            _ when state.IsBeingBuilt => Refuse(
                "PgIndexBeingBuilt",
                $"Index {name} is being built now.",
                "Wait until it is done, or stop its builder, who removes it if it is New-PgIndex."),
            _ => null,
        };
    }

    /// <summary>What forbids it unless it is forced; null if nothing does.</summary>
    public static PgDbreException? UnlessForced(SchemaFacts facts, Table table, TableIndex index)
    {
        TableName name = new(table.Name.Schema, index.Name);
        if (ForeignKeySupport.OnlyBy(table, index) is [var key, ..])
        {
            return Refuse(
                "PgIndexSupportsForeignKey",
                $"Index {name} is the only one for foreign key {SqlIdentifier.Display(key.Name)}: without it each delete or key update "
                    + $"in {key.Parent} reads {table.Name} whole.",
                "Keep it; or say -Force if nothing is ever deleted there.");
        }

        return index is { IsUnique: true, IsValid: true } && IndexRedundancy.Of(facts, table, index) is not { IsDuplicate: true }
            ? Refuse(
                "PgIndexEnforcesUniqueness",
                $"Index {name} is unique: without it nothing keeps {IndexDefinition.Of(table.Name, index).KeyText} from repeating.",
                "Keep it; or say -Force if repeated values are welcome.")
            : null;
    }

    public static PgDbreException InvalidLeft(TableName name, Exception cause) => new(
        "PgInvalidIndexLeft",
        PgErrorCategory.ResourceBusy,
        $"The drop stopped half way ({cause.Message}): {name} is INVALID now, so it serves no query and may still cost writes.",
        "Run Remove-PgIndex again when its table is free, or bring it back with REINDEX INDEX CONCURRENTLY "
            + $"{SqlIdentifier.Quote(name.Schema, name.Name)}.",
        cause);

    private static PgDbreException Refuse(string errorId, string message, string remedy) =>
        new(errorId, PgErrorCategory.InvalidOperation, message, remedy);
}
