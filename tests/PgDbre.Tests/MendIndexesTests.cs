using PgDbre.Core.Indexes;
using PgDbre.Shell;
using PgDbre.Testing;

namespace PgDbre.Tests;

/// <summary>The runbook that rebuilds indexes: a leftover, an invalid one, a bloated one, and one that is as it should be.</summary>
[Collection(SandboxCollection.Name)]
public sealed class MendIndexesTests(SandboxFixture sandbox)
{
    private static readonly string Script = Path.Combine(RepositoryFolder.Root, "examples", "mend-indexes.ps1");

    [Fact]
    public async Task It_removes_leftovers_and_rebuilds_what_is_invalid_or_bloated()
    {
        await using TestDatabase database = await CreateAsync();

        ShellResult result = Run(database, "-MinBloatMB 0.1");

        Assert.Empty(result.Errors);
        Assert.Equal(["invalid", "bloated"], result.Output.Select(record => record.BaseObject).OfType<IndexRebuild>().Select(index => index.Index));
        Assert.Equal("invalid_ccnew", Assert.Single(result.Output.Select(record => record.BaseObject).OfType<IndexRemoval>()).Index);
        Assert.Equal(0L, await database.ScalarAsync<long>("SELECT count(*) FROM pg_index WHERE NOT indisvalid"));
    }

    [Fact]
    public async Task WhatIf_changes_nothing()
    {
        await using TestDatabase database = await CreateAsync();

        ShellResult result = Run(database, "-MinBloatMB 0.1 -WhatIf");

        Assert.Empty(result.Output);
        Assert.Contains("DROP INDEX CONCURRENTLY public.invalid_ccnew", result.HostText, StringComparison.Ordinal);
        Assert.Equal(2L, await database.ScalarAsync<long>("SELECT count(*) FROM pg_index WHERE NOT indisvalid"));
    }

    [Fact]
    public async Task After_the_window_nothing_is_begun()
    {
        await using TestDatabase database = await CreateAsync();

        ShellResult result = Run(database, "-MinBloatMB 0.1 -Minutes 0");

        Assert.Contains("2 of 2 indexes wait for the next run", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    private static ShellResult Run(TestDatabase database, string parameters)
    {
        using ShellSession shell = ShellSession.Create(RepositoryFolder.Manifest);
        return shell.Invoke($"& $script -Connection $text {parameters}", ("script", Script), ("text", database.ConnectionText));
    }

    private async Task<TestDatabase> CreateAsync()
    {
        TestDatabase database = await sandbox.CreateDatabaseAsync();
        await database.ExecuteAsync(
            """
            CREATE TABLE t (a int, b text);
            INSERT INTO t SELECT i, 'b' || i FROM generate_series(1, 40000) i;
            CREATE INDEX bloated ON t (a);
            CREATE INDEX invalid ON t (b);
            CREATE INDEX invalid_ccnew ON t (b);
            UPDATE pg_index SET indisvalid = false WHERE indexrelid IN ('invalid'::regclass, 'invalid_ccnew'::regclass);
            DELETE FROM t WHERE a % 4 <> 0;
            """);
        await database.ExecuteAsync("VACUUM ANALYZE t");
        await database.ExecuteAsync("CREATE INDEX fine ON t (b, a)");
        return database;
    }
}
