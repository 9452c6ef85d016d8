namespace PgDbre.Tests.Shell;

/// <summary>A script in a folder of its own, whose name has a space in it; gone when disposed.</summary>
internal sealed class ScriptFile : IDisposable
{
    public ScriptFile(string text)
    {
        Folder = Directory.CreateTempSubdirectory("pgdbre shell ").FullName;
        Path = System.IO.Path.Combine(Folder, "script.ps1");
        File.WriteAllText(Path, text);
    }

    public string Folder { get; }

    public string Path { get; }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
