namespace PgDbre.Tests.Migrations;

/// <summary>A project whose alembic is a shell script of a few lines, so that these tests need no Python.</summary>
internal sealed class FakeAlembic : IDisposable
{
    public FakeAlembic(string script)
    {
        Write("alembic.ini", "[alembic]\nscript_location = db\n");
        Write("db/env.py", "");
        Write("db/versions/a1.py", "from alembic import op\nrevision = 'a1'\ndown_revision = None\ndef upgrade():\n    op.drop_table('t')\ndef downgrade():\n    op.rename_table('u', 't')\n");
        Write(".venv/bin/alembic", "#!/bin/sh\n" + script);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("pgdbre-alembic-").FullName;

    public string Program => Path.Combine(Folder, ".venv", "bin", "alembic");

    public void Write(string path, string text)
    {
        string file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
