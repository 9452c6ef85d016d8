using PgDbre.Sandbox;

namespace PgDbre.Data.Tests.Sandboxes;

/// <summary>A sandbox cache of one test.</summary>
internal sealed class TemporaryCache : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pgdbre-test-");

    public TemporaryCache() => Cache = new SandboxCache(_folder.FullName);

    public SandboxCache Cache { get; }

    public void Dispose() => _folder.Delete(recursive: true);
}
