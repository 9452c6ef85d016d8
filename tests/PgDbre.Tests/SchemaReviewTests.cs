using PgDbre.Shell;
using PgDbre.Testing;
using PgDbre.Tests.Contract;
using PgDbre.Tests.Shell;

namespace PgDbre.Tests;

/// <summary>The runbook for a scheduled task: the first run accepts, the next one fails on what is new.</summary>
[Collection(SandboxCollection.Name)]
public sealed class SchemaReviewTests(SandboxFixture sandbox)
{
    private static readonly string Script = Path.Combine(RepositoryFolder.Root, "examples", "schema-review.ps1");

    [Fact]
    public async Task It_accepts_what_is_there_and_fails_on_what_comes()
    {
        await using TestDatabase database = await ChatDatabase.CreateAsync(sandbox);
        await database.ExecuteAsync("CREATE INDEX one ON messages (content); CREATE INDEX two ON messages (content)");
        using ScriptFile folder = new("");

        ShellResult first = Run(database, folder);
        ShellResult second = Run(database, folder);
        await database.ExecuteAsync("ALTER TABLE messages ADD CHECK (id > 0) NOT VALID");
        ShellResult third = Run(database, folder);

        Assert.Empty(first.Errors);
        Assert.Empty(second.Errors);
        Assert.StartsWith("PgGateFailed,", Assert.Single(third.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("foreign-key-unindexed", File.ReadAllText(Path.Combine(folder.Folder, "schema.md")), StringComparison.Ordinal);
        Assert.Equal(2L, await database.ScalarAsync<long>("SELECT count(*) FROM pg_class WHERE relname IN ('one', 'two')"));
    }

    private static ShellResult Run(TestDatabase database, ScriptFile folder)
    {
        using ShellSession shell = ShellSession.Create(RepositoryFolder.Manifest);
        return shell.Invoke(
            "& $script -Connection $text -OutputPath $path -FailOn Medium",
            ("script", Script),
            ("text", database.ConnectionText),
            ("path", folder.Folder));
    }
}
