using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Core.Indexes.Builds;
using PgDbre.Core.Sql;

namespace PgDbre.Data.Indexes;

/// <summary>Why an index is not rebuilt CONCURRENTLY.</summary>
internal static class IndexRebuildRefusal
{
    private static readonly string[] SystemSchemas = ["pg_catalog", "pg_toast", "information_schema"];

    /// <summary>What the catalog forbids; null if nothing does.</summary>
    public static PgDbreException? Of(SchemaFacts facts, TableName owner, Table? table, TableIndex? index)
    {
        if (SystemSchemas.Contains(owner.Schema))
        {
            return Refuse(
                "PgSystemCatalog",
                $"{owner} is the server's own table; PostgreSQL rebuilds no index of it CONCURRENTLY here.",
                $"For a catalog: REINDEX TABLE {owner} in a quiet moment, it locks the table. For a TOAST table: REINDEX TABLE "
                    + "CONCURRENTLY of the table it belongs to.");
        }

        TableName name = new(owner.Schema, index?.Name ?? "");
        return (table, index) switch
        {
            (null, _) or (_, null) => IndexOwner.NoIndex(name with { Name = index?.Name ?? owner.Name }),
            _ when facts.Of(index).IsBeingBuilt => Refuse(
                "PgIndexBeingBuilt", $"Index {name} is being built now.", "Wait until it is done."),
            _ when !index.IsValid && ReindexLeftover.IsName(index.Name) => Refuse(
                "PgReindexLeftover",
                $"Index {name} is what a REINDEX CONCURRENTLY left behind; its table keeps the index it was made for.",
                $"Remove-PgIndex -Schema {SqlIdentifier.Display(owner.Schema)} -Index {SqlIdentifier.Display(index.Name)}"),
            ({ Kind: TableKind.Partitioned }, { IsValid: false }) => Refuse(
                "PgPartitionedIndexInvalid",
                $"Index {name} is invalid because some partition of {owner} has no part of it; a REINDEX builds none.",
                "New-PgIndex with its table and columns finds it and builds what is missing."),
            _ => null,
        };
    }

    public static PgDbreException Exclusion(Table table, TableIndex index) => Refuse(
        "PgExclusionConstraint",
        $"Index {new TableName(table.Name.Schema, index.Name)} implements an exclusion constraint of {table.Name}, and PostgreSQL builds "
            + "those only under a lock.",
        $"In a quiet moment: REINDEX INDEX {new TableName(table.Name.Schema, index.Name)}; until it is done nobody writes to the table, "
            + "nor plans a query on it.");

    private static PgDbreException Refuse(string errorId, string message, string remedy) =>
        new(errorId, PgErrorCategory.InvalidOperation, message, remedy);
}
