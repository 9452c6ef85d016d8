using PgDbre.Shell;
using PgDbre.Testing;
using PgDbre.Tests.Contract;
using PgDbre.Tests.Shell;

namespace PgDbre.Tests;

/// <summary>The runbook for vector indexes, on its own sandbox and on a user's server.</summary>
[Collection(SandboxCollection.Name)]
public sealed class TuneVectorIndexTests(SandboxFixture sandbox)
{
    private static readonly string Script = Path.Combine(RepositoryFolder.Root, "examples", "tune-vector-index.ps1");

    [Fact]
    public void On_a_sandbox_it_picks_settings_and_shows_the_filter_trap()
    {
        using ScriptFile folder = new("");
        using ShellSession shell = ShellSession.Create(RepositoryFolder.Manifest);

        ShellResult result = shell.Invoke("& $script -OutputPath $path", ("script", Script), ("path", folder.Folder));

        Assert.Empty(result.Errors);
        Assert.Contains("documents_lists_idx, recall", result.HostText, StringComparison.Ordinal);
        Assert.Contains("ALTER DATABASE sandbox SET ivfflat.probes = ", result.HostText, StringComparison.Ordinal);
        Assert.Contains("ivfflat-lists-misfit", result.HostText, StringComparison.Ordinal);
        string[] rows = File.ReadAllLines(Path.Combine(folder.Folder, "recall.csv"));
        Assert.Contains(rows, row => row.Contains("\"topic = 7\"", StringComparison.Ordinal) && row.Contains("\"relaxed_order\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task On_a_users_server_it_changes_nothing()
    {
        await using TestDatabase database = await ChatDatabase.CreateAsync(sandbox);
        await ChatDatabase.AddPointsAsync(database);
        using ScriptFile folder = new("");
        using ShellSession shell = ShellSession.Create(RepositoryFolder.Manifest);

        ShellResult result = shell.Invoke(
            "& $script -OutputPath $path -Connection $text -TargetRecall 0.5",
            ("script", Script),
            ("path", folder.Folder),
            ("text", database.ConnectionText));

        Assert.Empty(result.Errors);
        Assert.Contains("points_hnsw, recall", result.HostText, StringComparison.Ordinal);
        Assert.Equal(0L, await database.ScalarAsync<long>(
            "SELECT count(*) FROM pg_db_role_setting WHERE setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database())"));
    }
}
