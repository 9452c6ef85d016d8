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

    public static PgDbreException NotWritten(string path, Exception error) => new(
        "PgSchemaSnapshotWriteFailed",
        PgErrorCategory.InvalidOperation,
        $"The schema snapshot was not written to '{path}': {error.Message}",
        "Check that the folder exists, that it may be written to, and that the disk has room.",
        error);
}
