using PgDbre.Core.Connections;

namespace PgDbre.Catalog;

/// <summary>What can be wrong with the names asked for.</summary>
internal static class SchemaFailure
{
    public static PgDbreException NoTable(PgConnection connection, string schema, string table) => new(
        "PgTableNotFound",
        PgErrorCategory.ObjectNotFound,
        $"{connection} has no table, partitioned table or materialised view '{table}'{(schema == "*" ? "" : $" in schema '{schema}'")}.",
        "Check -Schema and -Table, in the spelling of the catalog; letter case counts.");

    public static PgDbreException NoIndex(PgConnection connection, string index) => new(
        "PgIndexNotFound",
        PgErrorCategory.ObjectNotFound,
        $"{connection} has no index '{index}' on the tables asked for.",
        "Check -Index, -Schema and -Table, in the spelling of the catalog; letter case counts.");
}
