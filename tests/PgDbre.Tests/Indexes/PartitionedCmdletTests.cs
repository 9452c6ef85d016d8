using System.Management.Automation;
using System.Security;
using Npgsql;
using PgDbre.Core.Indexes;
using PgDbre.Shell;
using PgDbre.Shell.Hosting;
using PgDbre.Testing;

namespace PgDbre.Tests.Indexes;

/// <summary>New-PgIndex on a table with the partitions events_1 and events_2.</summary>
[Collection(SandboxCollection.Name)]
public sealed class PartitionedCmdletTests(SandboxFixture sandbox)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task WhatIf_shows_every_statement_in_order_and_runs_none()
    {
        await using TestDatabase database = await CreateAsync();
        using ShellSession shell = Open(database);

        ShellResult result = shell.Invoke("New-PgIndex events account_id -WhatIf");

        Assert.Contains(
            """
            CREATE INDEX events_account_id_idx ON ONLY public.events USING btree (account_id);
            CREATE INDEX CONCURRENTLY events_1_account_id_idx ON public.events_1 USING btree (account_id);
            ALTER INDEX public.events_account_id_idx ATTACH PARTITION public.events_1_account_id_idx;
            CREATE INDEX CONCURRENTLY events_2_account_id_idx ON public.events_2 USING btree (account_id);
            ALTER INDEX public.events_account_id_idx ATTACH PARTITION public.events_2_account_id_idx on
            """,
            result.HostText,
            StringComparison.Ordinal);
        Assert.Equal(0, await IndexCountAsync(database));
    }

    [Fact]
    public async Task The_record_says_how_many_partitions_were_built_and_attached()
    {
        await using TestDatabase database = await CreateAsync();
        await database.ExecuteAsync("CREATE INDEX mine ON events_2 (account_id)");
        using ShellSession shell = Open(database);

        ShellResult result = shell.Invoke("New-PgIndex events account_id -Verbose");

        var build = Assert.IsType<IndexBuild>(Assert.Single(result.Output).BaseObject);
        Assert.Equal((1, 1), (build.PartitionsBuilt, build.PartitionsAttached));
        Assert.Contains(result.Verbose, line => line.StartsWith("public.events_account_id_idx: needs about", StringComparison.Ordinal));
        Assert.Contains(result.Progress, record => record is { ActivityId: 1, StatusDescription: "partition 2 of 2", PercentComplete: 100 });
        Assert.Contains(result.Progress, record => record is { ActivityId: 2, ParentActivityId: 1, Activity: "Building events_1_account_id_idx" });
    }

    [Fact]
    public async Task A_recommendation_for_a_partitioned_table_is_built()
    {
        await using TestDatabase database = await CreateAsync();
        using ShellSession shell = Open(database);

        ShellResult result = shell.Invoke("New-PgIndexRecommendation -ForeignKey | New-PgIndex; New-PgIndexRecommendation -ForeignKey");

        Assert.Empty(result.Errors);
        var build = Assert.IsType<IndexBuild>(Assert.Single(result.Output).BaseObject);
        Assert.Equal(("events", 2), (build.Table, build.PartitionsBuilt));
        Assert.NotNull(build.Origin);
    }

    [Fact]
    public async Task After_CtrlC_the_host_is_told_what_stays_and_how_to_go_on()
    {
        await using TestDatabase database = await CreateAsync();
        await database.ExecuteAsync("CREATE INDEX ready ON events_1 (account_id)");
        await using NpgsqlConnection holder = new(database.ConnectionText);
        await holder.OpenAsync();
        await using (NpgsqlCommand old = new("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM pg_class", holder))
        {
            await old.ExecuteNonQueryAsync();
        }

        DiagnosticTerminal terminal = new();
        using ShellSession shell = ShellSession.Create(terminal, RepositoryFolder.Manifest);
        shell.Invoke("$null = Connect-PgServer $text", ("text", database.ConnectionText));
        Task<ShellResult> running = shell.InvokeAsync("New-PgIndex events account_id");
        using CancellationTokenSource deadline = new(Deadline);
        while (await database.ScalarAsync<long>("SELECT count(*) FROM pg_stat_progress_create_index WHERE datname = current_database() AND phase LIKE 'waiting for old%'") == 0)
        {
            await Task.Delay(50, deadline.Token);
        }

        await Task.Run(shell.Stop).WaitAsync(Deadline);
        await running.WaitAsync(Deadline);

        Assert.Contains(terminal.Lines, line => line.Contains("1 of the 2 partitions of this run have their part of public.events_account_id_idx", StringComparison.Ordinal)
            && line.Contains("Run the same command again", StringComparison.Ordinal));
        Assert.Equal(
            "events_account_id_idx,ready",
            await database.ScalarAsync<string>(
                "SELECT string_agg(indexrelid::regclass::text, ',' ORDER BY indexrelid::regclass::text) FROM pg_index WHERE indrelid IN (SELECT relid FROM pg_partition_tree('events'))"));
    }

    private static ShellSession Open(TestDatabase database)
    {
        ShellSession shell = ShellSession.Create(RepositoryFolder.Manifest);
        shell.Invoke("$null = Connect-PgServer $text", ("text", database.ConnectionText));
        return shell;
    }

    private static Task<long> IndexCountAsync(TestDatabase database) =>
        database.ScalarAsync<long>("SELECT count(*) FROM pg_index WHERE indrelid IN (SELECT relid FROM pg_partition_tree('events'))");

    private async Task<TestDatabase> CreateAsync()
    {
        TestDatabase database = await sandbox.CreateDatabaseAsync();
        await database.ExecuteAsync(
            """
            CREATE TABLE accounts (id int PRIMARY KEY);
            CREATE TABLE events (id int, account_id int REFERENCES accounts) PARTITION BY RANGE (id);
            CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (0) TO (1000);
            CREATE TABLE events_2 PARTITION OF events FOR VALUES FROM (1000) TO (2000);
            INSERT INTO accounts SELECT generate_series(0, 99);
            INSERT INTO events SELECT i, i % 100 FROM generate_series(0, 1999) i;
            ANALYZE events
            """);
        return database;
    }

    /// <summary>Keeps what a console would show beside the output.</summary>
    private sealed class DiagnosticTerminal : Terminal
    {
        public System.Collections.Concurrent.ConcurrentQueue<string> Lines { get; } = [];

        public override int Width => 120;

        public override bool CanPrompt => false;

        public override bool OutputHasColor => false;

        public override void WriteOutput(string text)
        {
        }

        public override void WriteDiagnosticLine(string line, ConsoleColor? color) => Lines.Enqueue(line);

        public override void ShowProgress(ProgressRecord record)
        {
        }

        public override string? ReadLine() => null;

        public override SecureString ReadSecret() => new();
    }
}
