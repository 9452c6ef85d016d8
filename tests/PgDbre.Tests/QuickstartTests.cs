using PgDbre.Shell;
using PgDbre.Testing;
using PgDbre.Tests.Contract;
using PgDbre.Tests.Shell;

namespace PgDbre.Tests;

/// <summary>The example everybody runs first, as its users run it.</summary>
[Collection(SandboxCollection.Name)]
public sealed class QuickstartTests(SandboxFixture sandbox)
{
    private static readonly string Script = Path.Combine(RepositoryFolder.Root, "examples", "quickstart.ps1");

    [Fact]
    public void On_a_sandbox_it_finds_builds_and_proves()
    {
        using ScriptFile folder = new("");
        using ShellSession shell = ShellSession.Create(RepositoryFolder.Manifest);

        ShellResult result = shell.Invoke("& $script -OutputPath $path", ("script", Script), ("path", folder.Folder));

        Assert.Empty(result.Errors);
        string report = File.ReadAllText(Path.Combine(folder.Folder, "report.md"));
        Assert.Contains("3 of 3 measured queries within target", report, StringComparison.Ordinal);
        Assert.Contains("USING hnsw (embedding vector_cosine_ops)", report, StringComparison.Ordinal);
        Assert.Contains("USING btree (conversation_id)", report, StringComparison.Ordinal);
        Assert.All(
            ["Inbox: important messages of a user", "Similar messages (vector search)", "Profile: messages of a user"],
            query => Assert.True(Speedup(report, query) >= 10, $"{query} in:\n{report}"));
        Assert.True(File.ReadAllLines(Path.Combine(folder.Folder, "plans.csv")).Length > 3);
    }

    [Fact]
    public async Task On_a_users_server_it_reads_and_builds_nothing()
    {
        await using TestDatabase database = await ChatDatabase.CreateAsync(sandbox);
        using ScriptFile folder = new("");
        using ShellSession shell = ShellSession.Create(RepositoryFolder.Manifest);

        ShellResult result = shell.Invoke(
            "& $script -OutputPath $path -Connection $text", ("script", Script), ("path", folder.Folder), ("text", database.ConnectionText));

        Assert.Empty(result.Errors);
        Assert.Contains("What if:", result.HostText, StringComparison.Ordinal);
        Assert.Contains("user_id, created_at DESC", File.ReadAllText(Path.Combine(folder.Folder, "report.md")), StringComparison.Ordinal);
        Assert.Equal(2L, await database.ScalarAsync<long>("SELECT count(*) FROM pg_index WHERE indrelid IN ('users'::regclass, 'messages'::regclass)"));
    }

    // "| `name` | latency p95, measured | 130.3 ms | 0.23 ms | …" in the table of results.
    private static double Speedup(string report, string query)
    {
        string[] cells = report.Split('\n').First(line => line.Contains($"`{query}` | latency p95", StringComparison.Ordinal)).Split('|');
        return Milliseconds(cells[3]) / Milliseconds(cells[4]);
    }

    private static double Milliseconds(string cell)
    {
        string[] parts = cell.Trim().Split(' ');
        double value = double.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture);
        return parts[1] == "s" ? value * 1000 : value;
    }
}
