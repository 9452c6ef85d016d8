using PgDbre.Core.Migrations;
using PgDbre.Core.Migrations.Alembic;
using PgDbre.Core.Migrations.Reading;

namespace PgDbre.Testing;

/// <summary>The examples of migration rules as migrations.</summary>
internal static class ExampleMigrations
{
    /// <summary>A script of SQL, or revisions of Alembic, whose imports and variables may be left out, parted by a line # ---.</summary>
    public static IReadOnlyList<Migration> Read(string text, bool inTransaction = false) => text.Contains("def upgrade(", StringComparison.Ordinal)
        ? AlembicMigrationReader.Read([.. text.Split("# ---\n").Select(Revision)])
        : [SqlMigrationReader.Read(text, "change.sql", inTransaction)];

    private static RevisionScript Revision(string text)
    {
        string head = text.Contains("revision = ", StringComparison.Ordinal) ? "" : "revision = 'b'\ndown_revision = 'a'\n";
        return RevisionReader.Read("change.py", $"import sqlalchemy as sa\nfrom alembic import op\n{head}{text}").Script!;
    }
}
