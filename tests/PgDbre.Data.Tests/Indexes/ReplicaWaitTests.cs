using Npgsql;
using Npgsql.Replication;
using NpgsqlTypes;
using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Core.Indexes;
using PgDbre.Data.Indexes;
using PgDbre.Testing;

namespace PgDbre.Data.Tests.Indexes;

/// <summary>Against a receiver of the log that says itself how far it is: the driver's, so that the test decides when it lags.</summary>
[Collection(SandboxCollection.Name)]
public sealed class ReplicaWaitTests(SandboxFixture sandbox)
{
    private const long Megabyte = 1024 * 1024;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_build_waits_until_the_replica_has_caught_up()
    {
        await using TestDatabase database = await CreateAsync();
        await using Receiver replica = await Receiver.StartAsync(sandbox, database);
        await WriteLogAsync(database);
        List<string> waits = [];

        IndexBuilder builder = new(database.Connection, Request(Deadline), progress =>
        {
            if (progress.Phase.StartsWith("waiting while replica", StringComparison.Ordinal))
            {
                waits.Add(progress.Phase);
                replica.CatchUp();
            }
        });
        IndexBuild build = (await builder.BuildAsync(CancellationToken.None).WaitAsync(Deadline)).Build!;

        Assert.Equal("t_a_idx", build.Index);
        Assert.Contains("behind, more than 1.0 MB", waits[0], StringComparison.Ordinal);
        Assert.Contains("lagging_receiver 127.0.0.1", waits[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replica_that_stays_behind_ends_the_wait_before_anything_is_begun()
    {
        await using TestDatabase database = await CreateAsync();
        await using Receiver replica = await Receiver.StartAsync(sandbox, database);
        await WriteLogAsync(database);

        PgDbreException failure = await Assert.ThrowsAsync<PgDbreException>(() => BuildAsync(database.Connection, Request(TimeSpan.FromSeconds(1))));

        Assert.Equal("PgReplicaLag", failure.ErrorId);
        Assert.Equal(0, await database.ScalarAsync<long>("SELECT count(*) FROM pg_index WHERE indrelid = 't'::regclass"));
    }

    [Fact]
    public async Task Without_a_replica_nothing_is_waited_for()
    {
        await using TestDatabase database = await CreateAsync();

        Assert.Equal("t_a_idx", (await BuildAsync(database.Connection, Request(TimeSpan.FromSeconds(1)))).Index);
    }

    [Fact]
    public async Task A_role_that_does_not_see_the_lag_is_told_what_to_grant()
    {
        await using TestDatabase database = await CreateAsync();
        string role = $"owner_{Guid.NewGuid():N}";
        await database.ExecuteAsync($"CREATE ROLE {role} LOGIN PASSWORD 'x'; GRANT CREATE ON SCHEMA public TO {role}; ALTER TABLE t OWNER TO {role}");
        try
        {
            await using PgConnection owner = await Data.Connections.ServerConnector.ConnectAsync(
                database.Target with { User = role, Password = "x" }, CancellationToken.None);

            PgDbreException failure = await Assert.ThrowsAsync<PgDbreException>(() => BuildAsync(owner, Request(TimeSpan.FromSeconds(1))));

            Assert.Equal("PgReplicaLagHidden", failure.ErrorId);
            Assert.Contains($"GRANT pg_monitor TO {role}", failure.RecommendedAction, StringComparison.Ordinal);
        }
        finally
        {
            await database.ExecuteAsync($"DROP OWNED BY {role} CASCADE; DROP ROLE {role}");
        }
    }

    private static IndexBuildRequest Request(TimeSpan maxWait) => new()
    {
        Definition = new IndexDefinition { Table = new TableName("public", "t"), Keys = IndexKeyParser.Parse("a") },
        MaxReplicaLagBytes = Megabyte,
        MaxWait = maxWait,
    };

    private static async Task<IndexBuild> BuildAsync(PgConnection connection, IndexBuildRequest request) =>
        (await new IndexBuilder(connection, request, _ => { }).BuildAsync(CancellationToken.None).WaitAsync(Deadline)).Build!;

    // Until the server itself sees the receiver behind: only from then on is there anything to wait for.
    private static async Task WriteLogAsync(TestDatabase database)
    {
        const string Lag =
            "SELECT COALESCE(max(pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn)), -1)::bigint FROM pg_stat_replication WHERE application_name = 'lagging_receiver'";
        using CancellationTokenSource deadline = new(Deadline);
        do
        {
            await database.ExecuteAsync("INSERT INTO t SELECT i, repeat('x', 100) FROM generate_series(1, 30000) i");
            await Task.Delay(50, deadline.Token);
        }
        while (await database.ScalarAsync<long>(Lag) < 2 * Megabyte);
    }

    private async Task<TestDatabase> CreateAsync()
    {
        TestDatabase database = await sandbox.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE TABLE t (a int, b text)");
        return database;
    }

    /// <summary>Receives the log and says nothing of what it has stored until it is told to.</summary>
    private sealed class Receiver : IAsyncDisposable
    {
        private readonly PhysicalReplicationConnection _connection;
        private readonly CancellationTokenSource _end = new();
        private Task _receiving = Task.CompletedTask;
        private NpgsqlLogSequenceNumber _last;
        private volatile bool _isCaughtUp;

        private Receiver(PhysicalReplicationConnection connection) => _connection = connection;

        // The sandbox lets nobody replicate; its line is added here, once is as good as twice. Never to a server of the user's own.
        public static async Task<Receiver> StartAsync(SandboxFixture sandbox, TestDatabase database)
        {
            Assert.NotNull(sandbox.Sandbox);
            await database.ExecuteAsync(
                """
                DO $$ BEGIN
                    EXECUTE format('COPY (SELECT ''host replication all 127.0.0.1/32 scram-sha-256'') TO PROGRAM %L',
                                   'cat >> ' || current_setting('hba_file'));
                    PERFORM pg_reload_conf();
                END $$
                """);
            Receiver receiver = new(new PhysicalReplicationConnection($"{database.ConnectionText};Application Name=lagging_receiver")
            {
                WalReceiverStatusInterval = TimeSpan.FromMilliseconds(100),
            });
            await receiver.OpenAsync();
            NpgsqlLogSequenceNumber start = NpgsqlLogSequenceNumber.Parse(await database.ScalarAsync<string>("SELECT pg_current_wal_flush_lsn()::text"));
            receiver._receiving = Task.Run(() => receiver.ReceiveAsync(start));
            while (await database.ScalarAsync<long>(
                "SELECT count(*) FROM pg_stat_replication WHERE application_name = 'lagging_receiver' AND flush_lsn IS NOT NULL") == 0)
            {
                await Task.Delay(50);
            }

            return receiver;
        }

        public void CatchUp()
        {
            _isCaughtUp = true;
            _connection.SetReplicationStatus(_last);
        }

        public async ValueTask DisposeAsync()
        {
            await _end.CancelAsync();
            try
            {
                await _receiving;
            }
            catch (OperationCanceledException)
            {
                // The end that was asked for.
            }

            await _connection.DisposeAsync();
            _end.Dispose();
        }

        // A reloaded pg_hba.conf holds for those who come after the postmaster has read it.
        private async Task OpenAsync()
        {
            using CancellationTokenSource deadline = new(Deadline);
            while (true)
            {
                try
                {
                    await _connection.Open(deadline.Token);
                    return;
                }
                catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InvalidAuthorizationSpecification)
                {
                    await Task.Delay(100, deadline.Token);
                }
            }
        }

        private async Task ReceiveAsync(NpgsqlLogSequenceNumber start)
        {
            await foreach (XLogDataMessage message in _connection.StartReplication(start, _end.Token))
            {
                _last = message.WalEnd;
                _connection.SetReplicationStatus(_isCaughtUp ? message.WalEnd : start);
            }
        }
    }
}
