namespace PgDbre.Core.Tests.Migrations.Alembic.Environments;

/// <summary>A folder of files that is gone afterwards.</summary>
internal sealed class TemporaryProject : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("pgdbre-alembic-").FullName;

    public string this[string path] => Path.Combine(Folder, path);

    public TemporaryProject With(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[path])!);
        File.WriteAllText(this[path], text);
        return this;
    }

    public TemporaryProject WithRevision(string path, string revision, string? parent = null) =>
        With(path, $"revision = '{revision}'\ndown_revision = {(parent is null ? "None" : $"'{parent}'")}\ndef upgrade():\n    pass\n");

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
