using PgDbre.Core.Indexes;
using PgDbre.Shell;
using PgDbre.Testing;

namespace PgDbre.Tests.Indexes;

/// <summary>New-PgIndex -Reindex as people and scripts call it, on a table of which three of four rows were deleted.</summary>
[Collection(SandboxCollection.Name)]
public sealed class ReindexCmdletTests(SandboxFixture sandbox)
{
    [Fact]
    public async Task Bloated_and_invalid_indexes_are_rebuilt_from_the_pipe()
    {
        await using TestDatabase database = await CreateAsync();
        await database.ExecuteAsync("CREATE INDEX broken ON t (b); UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'broken'::regclass");
        using ShellSession shell = Open(database);

        ShellResult result = shell.Invoke("Get-PgIndex t -Bloated -Invalid | New-PgIndex -Reindex; Get-PgIndex t -Bloated -Invalid");

        Assert.Empty(result.Errors);
        IndexRebuild[] rebuilt = [.. result.Output.Select(record => Assert.IsType<IndexRebuild>(record.BaseObject)).OrderBy(one => one.Index, StringComparer.Ordinal)];
        Assert.Equal([("broken", false), ("t_a_idx", true)], rebuilt.Select(one => (one.Index, one.WasValid)));
        Assert.True(rebuilt[1].FreedBytes > rebuilt[1].SizeBeforeBytes / 2);
    }

    [Fact]
    public async Task WhatIf_shows_the_statement_and_rebuilds_nothing()
    {
        await using TestDatabase database = await CreateAsync();
        using ShellSession shell = Open(database);
        uint before = await FileAsync(database);

        ShellResult result = shell.Invoke("New-PgIndex -Reindex t_a_idx -WhatIf -Verbose");

        Assert.Contains("REINDEX INDEX CONCURRENTLY public.t_a_idx on", result.HostText, StringComparison.Ordinal);
        Assert.Contains(result.Verbose, line => line.Contains("; bloat ", StringComparison.Ordinal) && line.Contains("needs about", StringComparison.Ordinal));
        Assert.Equal(before, await FileAsync(database));
    }

    [Theory]
    [InlineData("New-PgIndex -Reindex nowhere", "PgIndexNotFound")]
    [InlineData("New-PgIndex -Reindex", "PgIndexInputUnknown")]
    [InlineData("'t_a_idx' | New-PgIndex -Reindex", "PgIndexInputUnknown")]
    [InlineData("New-PgIndex -Reindex pg_class_oid_index -Schema pg_catalog", "PgSystemCatalog")]
    [InlineData("New-PgIndex -Reindex t_a_idx -FreeDiskMB 0", "PgDiskSpace")]
    [InlineData("New-PgIndex t b -FreeDiskMB 0", "PgDiskSpace")]
    public async Task What_cannot_be_done_is_refused_by_its_id(string command, string errorId)
    {
        await using TestDatabase database = await CreateAsync();
        using ShellSession shell = Open(database);

        ShellResult result = shell.Invoke(command);

        Assert.Equal(errorId, Assert.Single(result.Errors).FullyQualifiedErrorId.Split(',')[0]);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task What_the_first_index_takes_is_not_free_for_the_second()
    {
        await using TestDatabase database = await CreateAsync();
        using ShellSession shell = Open(database);

        ShellResult result = shell.Invoke(
            """
            [pscustomobject]@{ Table = 't'; Column = 'a'; Name = 'one' }, [pscustomobject]@{ Table = 't'; Column = 'a, b'; Name = 'two' } |
                New-PgIndex -FreeDiskMB 1 -Where 'a > 0'
            [pscustomobject]@{ Table = 't'; Column = 'b'; Name = 'three' }, [pscustomobject]@{ Table = 't'; Column = 'b, a'; Name = 'four' } |
                New-PgIndex -FreeDiskMB 1
            """);

        // Of partial indexes no size is known before, so those two are built; the last would fit alone.
        Assert.Equal(["one", "two", "three"], result.Output.Select(build => ((IndexBuild)build.BaseObject).Index));
        Assert.StartsWith("PgDiskSpace,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    private static ShellSession Open(TestDatabase database)
    {
        ShellSession shell = ShellSession.Create(RepositoryFolder.Manifest);
        shell.Invoke("$null = Connect-PgServer $text", ("text", database.ConnectionText));
        return shell;
    }

    private static Task<uint> FileAsync(TestDatabase database) => database.ScalarAsync<uint>("SELECT pg_relation_filenode('t_a_idx')");

    private async Task<TestDatabase> CreateAsync()
    {
        TestDatabase database = await sandbox.CreateDatabaseAsync();
        await database.ExecuteAsync(
            """
            CREATE TABLE t (a int, b text);
            INSERT INTO t SELECT i, 'b' || i FROM generate_series(1, 80000) i;
            CREATE INDEX t_a_idx ON t (a);
            DELETE FROM t WHERE a % 4 <> 0;
            """);
        await database.ExecuteAsync("VACUUM ANALYZE t");
        return database;
    }
}
