using PgDbre.Core.Catalog;
using PgDbre.Core.Findings;
using PgDbre.Core.Indexes;
using PgDbre.Shell;
using PgDbre.Testing;
using PgDbre.Tests.Contract;
using PgDbre.Tests.Shell;

namespace PgDbre.Tests.Catalog;

/// <summary>The cmdlets that look after a schema, as people and scripts call them.</summary>
[Collection(SandboxCollection.Name)]
public sealed class SchemaCmdletTests(SandboxFixture sandbox)
{
    [Fact]
    public async Task Tables_are_found_by_wildcards_and_a_missing_name_is_an_error()
    {
        await using TestDatabase database = await ChatDatabase.CreateAsync(sandbox);
        using ShellSession shell = Open(database);

        ShellResult result = shell.Invoke("Get-PgTable mess*; Get-PgTable -Schema nowhere*; Get-PgTable users, nobody");

        Assert.Equal(["messages", "users"], result.Output.Select(record => ((TableReport)record.BaseObject).Table));
        Assert.StartsWith("PgTableNotFound,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_is_useful_as_csv()
    {
        await using TestDatabase database = await ChatDatabase.CreateAsync(sandbox);
        using ShellSession shell = Open(database);

        ShellResult result = shell.Invoke("Get-PgTable messages | ConvertTo-Csv; Get-PgIndex -Table messages | ConvertTo-Csv");

        Assert.Empty(result.Errors);
        string csv = string.Join('\n', result.Output.Select(line => line.ToString()));
        Assert.StartsWith("\"Server\",\"Database\",\"Schema\",\"Table\",\"Kind\",\"Rows\",\"SizeBytes\",", csv, StringComparison.Ordinal);
        Assert.Contains("\"messages_pkey\",\"messages_user_id_fkey\",\"\"", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("PgDbre.", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Switches_choose_indexes()
    {
        await using TestDatabase database = await ChatDatabase.CreateAsync(sandbox);
        await database.ExecuteAsync(
            """
            CREATE INDEX m_user ON messages (user_id);
            CREATE INDEX m_user_again ON messages (user_id);
            CREATE INDEX m_content ON messages (content);
            CREATE INDEX m_broken ON messages (created_at);
            UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'm_broken'::regclass;
            """);
        using ShellSession shell = Open(database);

        Assert.Equal(["m_user_again"], Names(shell.Invoke("Get-PgIndex -Duplicate")));
        Assert.Equal(["m_broken"], Names(shell.Invoke("Get-PgIndex -Invalid")));
        Assert.Equal(["m_content", "m_user", "m_user_again"], Names(shell.Invoke("Get-PgIndex -Unused")));
        Assert.Equal(["m_broken", "m_user_again"], Names(shell.Invoke("Get-PgTable messages | Get-PgIndex -Invalid -Duplicate")));
        Assert.Equal(["m_content"], Names(shell.Invoke("Get-PgIndex -Index m_c*")));
    }

    [Fact]
    public async Task What_get_finds_remove_drops_and_hands_back()
    {
        await using TestDatabase database = await ChatDatabase.CreateAsync(sandbox);
        await database.ExecuteAsync(
            """CREATE INDEX "M user" ON messages (user_id, content); CREATE INDEX again ON messages (user_id, content)""");
        using ShellSession shell = Open(database);

        ShellResult shown = shell.Invoke("Get-PgIndex -Duplicate | Remove-PgIndex -WhatIf");
        ShellResult result = shell.Invoke("Get-PgIndex -Index 'M user' | Remove-PgIndex -Confirm:$false -Force");

        Assert.Empty(shown.Output);
        Assert.Empty(result.Errors);
        var removal = Assert.IsType<IndexRemoval>(Assert.Single(result.Output).BaseObject);
        Assert.Equal("CREATE INDEX CONCURRENTLY \"M user\" ON public.messages USING btree (user_id, content)", removal.RestoreSql);
        Assert.Equal(0L, await database.ScalarAsync<long>("SELECT count(*) FROM pg_class WHERE relname = 'M user'"));
    }

    [Fact]
    public async Task The_gate_fails_on_what_is_new_and_bad()
    {
        await using TestDatabase database = await ChatDatabase.CreateAsync(sandbox);
        using ScriptFile folder = new("");
        string path = Path.Combine(folder.Folder, "schema.json");
        using ShellSession shell = Open(database);

        ShellResult failed = shell.Invoke("Test-PgSchema -Rule foreign-key-* -FailOn Medium; 'went on'");
        shell.Invoke("Test-PgSchema -Rule foreign-key-* -Baseline $path -UpdateBaseline", ("path", path));
        ShellResult known = shell.Invoke("Test-PgSchema -Rule foreign-key-* -Baseline $path -FailOn Low", ("path", path));

        Assert.StartsWith("PgGateFailed,", Assert.Single(failed.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("foreign-key-unindexed", Assert.IsType<Finding>(Assert.Single(failed.Output).BaseObject).RuleId);
        Assert.Empty(known.Errors);
        Assert.Empty(known.Output);
    }

    [Fact]
    public async Task A_tables_comment_silences_a_check_with_a_reason()
    {
        await using TestDatabase database = await ChatDatabase.CreateAsync(sandbox);
        await database.ExecuteAsync(
            """COMMENT ON TABLE messages IS E'What people say.\npgdbre:ignore foreign-key-unindexed users are never deleted'""");
        using ShellSession shell = Open(database);

        Assert.Empty(shell.Invoke("Test-PgSchema -Rule foreign-key-unindexed").Output);
        Assert.Empty(shell.Invoke("Test-PgSchema -Rule duplicate-index").Output);
    }

    [Theory]
    [InlineData("-FailOn High")]
    [InlineData("-Baseline $path -UpdateBaseline")]
    public async Task A_gate_that_could_not_look_does_not_let_pass(string gate)
    {
        await using TestDatabase database = await ChatDatabase.CreateAsync(sandbox);
        using ScriptFile folder = new("");
        string path = Path.Combine(folder.Folder, "schema.json");
        using ShellSession shell = Open(database);

        ShellResult result = shell.Invoke($"Test-PgSchema -Table nowhere {gate}; 'went on'", ("path", path));

        Assert.Equal(["PgTableNotFound", "PgGateNotJudged"], result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.DoesNotContain(result.Output, record => record.ToString() == "went on");
        Assert.False(File.Exists(path));
    }

    [Theory]
    [InlineData("Test-PgSchema -Rule unused-indexes", "PgRuleUnknown")]
    [InlineData("Remove-PgIndex messages_pkey -Confirm:$false", "PgIndexBacksConstraint")]
    [InlineData("Get-PgIndex -Index nowhere", "PgIndexNotFound")]
    public async Task What_cannot_be_done_is_refused_by_its_id(string command, string errorId)
    {
        await using TestDatabase database = await ChatDatabase.CreateAsync(sandbox);
        using ShellSession shell = Open(database);

        ShellResult result = shell.Invoke(command);

        Assert.Equal(errorId, result.Errors[^1].FullyQualifiedErrorId.Split(',')[0]);
        Assert.Empty(result.Output);
    }

    private static IEnumerable<string> Names(ShellResult result)
    {
        Assert.Empty(result.Errors);
        return result.Output.Select(record => ((IndexReport)record.BaseObject).Index).Order(StringComparer.Ordinal);
    }

    private static ShellSession Open(TestDatabase database)
    {
        ShellSession shell = ShellSession.Create(RepositoryFolder.Manifest);
        shell.Invoke("$null = Connect-PgServer $text", ("text", database.ConnectionText));
        return shell;
    }
}
