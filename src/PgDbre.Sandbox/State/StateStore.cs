using System.Text.Json;

namespace PgDbre.Sandbox.State;

/// <summary>One state.json in each sandbox's run folder.</summary>
internal sealed class StateStore(SandboxCache cache)
{
    private const string FileName = "state.json";
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    /// <summary>A run folder without a state is younger than this while its maker lives: the file is its first content.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    /// <summary>Writes a state; readers see the old or the new one, never a half.</summary>
    public void Save(SandboxState state)
    {
        string folder = SandboxCache.CreatePrivate(FolderOf(state));
        string unfinished = Path.Combine(folder, $"{FileName}.making");
        File.WriteAllText(unfinished, JsonSerializer.Serialize(state, Readable));
        File.Move(unfinished, Path.Combine(folder, FileName), overwrite: true);
    }

    /// <summary>The run folder of a sandbox.</summary>
    public string FolderOf(SandboxState state) => Path.Combine(cache.Run, state.Name);

    /// <summary>Every state that can be read; a sandbox may vanish while we look.</summary>
    public IEnumerable<SandboxState> All() =>
        Directory.EnumerateDirectories(cache.Run).Select(Read).Where(state => state is not null).Select(state => state!);

    /// <summary>Run folders of makers that were killed before they wrote a word.</summary>
    public IEnumerable<string> Orphans() =>
        Directory.EnumerateDirectories(cache.Run)
            .Where(folder => !File.Exists(Path.Combine(folder, FileName)))
            .Where(folder => DateTime.UtcNow - Directory.GetLastWriteTimeUtc(folder) > Grace);

    private static SandboxState? Read(string folder)
    {
        try
        {
            return JsonSerializer.Deserialize<SandboxState>(File.ReadAllText(Path.Combine(folder, FileName)));
        }
        catch (Exception error) when (error is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
