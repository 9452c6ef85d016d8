using PgDbre.Common;
using PgDbre.Core.Connections;
using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Migrations.Facts.Files;

namespace PgDbre.Migrations;

/// <summary>Where Test-PgMigration learns what is there before the first migration.</summary>
internal static class SchemaSource
{
    /// <summary>The snapshot in a file.</summary>
    /// <exception cref="PgDbreException">PgFileNotFound, PgFileUnreadable, or what is wrong with the file.</exception>
    public static SchemaSnapshot FromFile(PgCmdlet cmdlet, string path)
    {
        string file = cmdlet.ResolveFiles(path)[0];
        return SchemaSnapshotFile.Read(InputFile.ReadBytes(file), file);
    }

    /// <summary>Both were given.</summary>
    public static PgDbreException Ambiguous() => new(
        "PgSchemaSourceAmbiguous",
        PgErrorCategory.InvalidArgument,
        "-Connection and -SnapshotPath both say what the schema is.",
        "Give one of them.");
}
