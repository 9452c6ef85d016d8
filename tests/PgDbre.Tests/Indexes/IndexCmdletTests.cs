using PgDbre.Core.Indexes;
using PgDbre.Shell;
using PgDbre.Testing;
using PgDbre.Tests.Contract;

namespace PgDbre.Tests.Indexes;

/// <summary>The two index cmdlets as people and scripts call them.</summary>
[Collection(SandboxCollection.Name)]
public sealed class IndexCmdletTests(SandboxFixture sandbox)
{
    private const string Query = "SELECT id FROM messages WHERE user_id = 42 ORDER BY created_at DESC LIMIT 10";

    [Fact]
    public async Task A_workload_from_the_pipe_is_judged_as_a_whole()
    {
        await using TestDatabase database = await ChatDatabase.CreateAsync(sandbox);
        using ShellSession shell = Open(database);

        ShellResult result = shell.Invoke("$query, 'SELECT content FROM messages WHERE user_id = $1' | New-PgIndexRecommendation", ("query", Query));

        Assert.Empty(result.Errors);
        var index = Assert.IsType<IndexRecommendation>(Assert.Single(result.Output).BaseObject);
        Assert.Equal("user_id, created_at DESC", index.Columns);
        Assert.Equal(2, index.QueryCount);
    }

    [Fact]
    public async Task What_a_sandbox_proved_is_built_on_the_server_and_no_sandbox_stays()
    {
        await using TestDatabase database = await ChatDatabase.CreateAsync(sandbox);
        await database.ExecuteAsync("DROP EXTENSION hypopg; CREATE EXTENSION postgres_fdw; CREATE SERVER far FOREIGN DATA WRAPPER postgres_fdw");
        using ShellSession shell = Open(database);
        string[] before = Names(shell);

        ShellResult result = shell.Invoke(
            "$query | New-PgIndexRecommendation -Sandbox -Verbose | ForEach-Object { $_; $_ | New-PgIndex -Confirm:$false }", ("query", Query));

        Assert.Empty(result.Errors);
        var index = Assert.IsType<IndexRecommendation>(result.Output[0].BaseObject);
        Assert.Equal(Verification.OnCopy, index.Verification);
        Assert.Equal(index.Index, Assert.IsType<IndexBuild>(result.Output[1].BaseObject).Index);
        Assert.Equal(1L, await CountAsync(database));
        Assert.Contains("foreign server far: is a server elsewhere", Assert.Single(result.Warnings).ToString(), StringComparison.Ordinal);
        Assert.Equal(before, Names(shell));
    }

    private static string[] Names(ShellSession shell) =>
        [.. shell.Invoke("(Get-PgSandbox).Name").Output.Select(name => name.ToString()!)];

    [Fact]
    public async Task A_bad_query_is_an_error_and_the_rest_goes_on()
    {
        await using TestDatabase database = await ChatDatabase.CreateAsync(sandbox);
        using ShellSession shell = Open(database);

        ShellResult result = shell.Invoke("'SELECT nothing FROM messages', 'VACUUM', $query | New-PgIndexRecommendation", ("query", Query));

        Assert.Equal(
            ["PgColumnNotFound", "PgNotExplainable"],
            result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]).Order(StringComparer.Ordinal));
        Assert.Single(result.Output);
    }

    [Fact]
    public async Task WhatIf_builds_nothing()
    {
        await using TestDatabase database = await ChatDatabase.CreateAsync(sandbox);
        using ShellSession shell = Open(database);

        ShellResult result = shell.Invoke("New-PgIndexRecommendation -ForeignKey | New-PgIndex -WhatIf; New-PgIndex messages user_id -WhatIf");

        Assert.Empty(result.Errors);
        Assert.Empty(result.Output);
        Assert.Equal(0L, await CountAsync(database));
    }

    [Fact]
    public async Task A_recommendation_built_twice_is_built_once()
    {
        await using TestDatabase database = await ChatDatabase.CreateAsync(sandbox);
        using ShellSession shell = Open(database);

        ShellResult result = shell.Invoke("$r = $query | New-PgIndexRecommendation; $r | New-PgIndex; $r | New-PgIndex", ("query", Query));

        Assert.Empty(result.Errors);
        var build = Assert.IsType<IndexBuild>(Assert.Single(result.Output).BaseObject);
        Assert.True(build.IsUsed);
        Assert.NotNull(build.Origin);
        Assert.Equal(1L, await CountAsync(database));
    }

    [Fact]
    public async Task A_recommendation_that_went_through_a_csv_is_built_from_its_columns()
    {
        await using TestDatabase database = await ChatDatabase.CreateAsync(sandbox);
        using ShellSession shell = Open(database);

        ShellResult result = shell.Invoke(
            "$query | New-PgIndexRecommendation | Select-Object Server, Database, Schema, Table, Index, Method, Columns | New-PgIndex", ("query", Query));

        Assert.Empty(result.Errors);
        var build = Assert.IsType<IndexBuild>(Assert.Single(result.Output).BaseObject);
        Assert.Equal("CREATE INDEX CONCURRENTLY messages_user_id_created_at_idx ON public.messages USING btree (user_id, created_at DESC)", build.Sql);
    }

    [Fact]
    public async Task A_partial_recommendation_that_went_through_a_csv_stays_partial()
    {
        await using TestDatabase database = await ChatDatabase.CreateAsync(sandbox);
        using ShellSession shell = Open(database);

        ShellResult result = shell.Invoke(
            """
            $record = [pscustomobject]@{ Table = 'messages'; Columns = 'user_id'; Include = 'id, content'; Where = 'user_id > 5' }
            $record, [pscustomobject]@{ Table = 'messages'; Columns = 'id DESC'; Include = ''; Where = '' } | New-PgIndex
            """);

        Assert.Empty(result.Errors);
        Assert.Equal(
            [
                "CREATE INDEX CONCURRENTLY messages_user_id_idx ON public.messages USING btree (user_id) INCLUDE (id, content) WHERE user_id > 5",
                "CREATE INDEX CONCURRENTLY messages_id_idx ON public.messages USING btree (id DESC)",
            ],
            result.Output.Select(build => ((IndexBuild)build.BaseObject).Sql));
    }

    [Fact]
    public async Task Rejected_indexes_come_on_demand_and_are_never_built()
    {
        await using TestDatabase database = await ChatDatabase.CreateAsync(sandbox);
        using ShellSession shell = Open(database);

        ShellResult result = shell.Invoke(
            "$all = $query | New-PgIndexRecommendation -IncludeRejected -BudgetMB 100 -MaxIndexes 3 -TimeLimit 60; $all; $all | New-PgIndex", ("query", Query));

        Assert.Empty(result.Errors);
        Assert.Single(result.Output, one => one.BaseObject is IndexRecommendation);
        Assert.Contains(result.Output, one => one.BaseObject is RejectedIndex { Reason.Length: > 0 });
        Assert.Equal(1L, await CountAsync(database));
    }

    [Fact]
    public async Task Parameters_describe_an_index()
    {
        await using TestDatabase database = await ChatDatabase.CreateAsync(sandbox);
        using ShellSession shell = Open(database);

        ShellResult result = shell.Invoke(
            "New-PgIndex -Table messages -Column content -OperatorClass text_pattern_ops -Where 'user_id > 5' -With @{ fillfactor = 80 } -Name mine");

        Assert.Empty(result.Errors);
        Assert.Equal(
            "CREATE INDEX mine ON public.messages USING btree (content text_pattern_ops) WITH (fillfactor='80') WHERE (user_id > 5)",
            await database.ScalarAsync<string>("SELECT pg_get_indexdef('mine'::regclass)"));
    }

    [Theory]
    [InlineData("New-PgIndex messages 'a; DROP TABLE messages'", "PgIndexKeyInvalid")]
    [InlineData("New-PgIndex messages user_id -Where 'true; DROP TABLE messages'", "PgIndexPredicateInvalid")]
    [InlineData("New-PgIndex messages user_id -With @{ fillfactor = '80); DROP TABLE messages' }", "PgStorageParameterInvalid")]
    [InlineData("New-PgIndex nowhere user_id", "PgTableNotFound")]
    [InlineData("New-PgIndexRecommendation", "PgQueryMissing")]
    public async Task What_cannot_be_built_is_refused_by_its_id(string command, string errorId)
    {
        await using TestDatabase database = await ChatDatabase.CreateAsync(sandbox);
        using ShellSession shell = Open(database);

        ShellResult result = shell.Invoke(command);

        Assert.Equal(errorId, Assert.Single(result.Errors).FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal(0L, await CountAsync(database));
    }

    private static ShellSession Open(TestDatabase database)
    {
        ShellSession shell = ShellSession.Create(RepositoryFolder.Manifest);
        shell.Invoke("$null = Connect-PgServer $text", ("text", database.ConnectionText));
        return shell;
    }

    private static Task<long> CountAsync(TestDatabase database) =>
        database.ScalarAsync<long>("SELECT count(*) FROM pg_index WHERE indrelid = 'messages'::regclass AND NOT indisprimary");
}
