using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Core.Sql;

namespace PgDbre.Data.Indexes;

/// <summary>Why an index is not built.</summary>
internal static class IndexBuildRefusal
{
    public static PgDbreException Standby(PgConnection connection) => new(
        "PgStandby",
        PgErrorCategory.InvalidOperation,
        $"{connection.Server} is a standby; nothing can be built there.",
        "Connect to the primary: the index then comes to the standby by itself.");

    public static PgDbreException NoTable(TableName table) => new(
        "PgTableNotFound",
        PgErrorCategory.ObjectNotFound,
        $"There is no table or materialised view {table}.",
        "Check -Schema and -Table, in the spelling of the catalog.");

    public static PgDbreException NameTaken(Table table, string name) => new(
        "PgIndexNameTaken",
        PgErrorCategory.ResourceExists,
        $"Schema {SqlIdentifier.Display(table.Name.Schema)} already has a relation {SqlIdentifier.Display(name)}, and it is not this index (or an invalid one).",
        $"Choose another -Name, or remove a failed build with DROP INDEX CONCURRENTLY {SqlIdentifier.Quote(table.Name.Schema, name)}.");

    public static PgDbreException InvalidLeft(string qualifiedName, Exception cause) => new(
        "PgInvalidIndexLeft",
        PgErrorCategory.ResourceBusy,
        $"The build failed ({cause.Message}) and its invalid index could not be removed.",
        $"Run DROP INDEX CONCURRENTLY {qualifiedName} as soon as its table is free.",
        cause);
}
