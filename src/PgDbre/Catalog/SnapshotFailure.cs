using PgDbre.Core.Connections;

namespace PgDbre.Catalog;

/// <summary>Why a snapshot was not written.</summary>
internal static class SnapshotFailure
{
    public static PgDbreException Exists(string path) => new(
        "PgSchemaSnapshotExists",
        PgErrorCategory.ResourceExists,
        $"'{path}' exists already.",
        "Choose another path, or replace it with -Force.");

    public static PgDbreException Several(PgConnection first, PgConnection second) => new(
        "PgSchemaSnapshotSeveral",
        PgErrorCategory.InvalidArgument,
        $"Records of {first} and of {second} came in, and one file holds one database. Nothing was written.",
        "Export each database to a file of its own.");

    public static PgDbreException NoRelation(PgConnection connection, string schema, string name) => new(
        "PgTableNotFound",
        PgErrorCategory.ObjectNotFound,
        $"{connection} has no table, view or sequence '{name}'{(schema == "*" ? "" : $" in schema '{schema}'")}. Nothing was written.",
        "Check -Schema and -Table, in the spelling of the catalog; letter case counts.");

    public static PgDbreException NotWritten(string path, Exception error) => new(
        "PgSchemaSnapshotWriteFailed",
        PgErrorCategory.InvalidOperation,
        $"The schema snapshot was not written to '{path}': {error.Message}",
        "Check that the folder exists, that it may be written to, and that the disk has room.",
        error);
}
