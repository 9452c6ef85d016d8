using PgDbre.Core.Connections;
using PgDbre.Data.Connections;
using PgDbre.Testing;

namespace PgDbre.Data.Tests.Connections;

[Collection(SandboxCollection.Name)]
public sealed class ServerTransactionTests(SandboxFixture sandbox)
{
    private static readonly SessionLimits Limits = new(TimeSpan.FromSeconds(7), TimeSpan.FromMilliseconds(1500));

    [Fact]
    public async Task It_runs_under_the_limits_and_leaves_none_in_the_session()
    {
        await using TestDatabase database = await sandbox.CreateDatabaseAsync();
        const string Settings = "SELECT current_setting('statement_timeout') || ' ' || current_setting('lock_timeout') || ' ' || current_setting('transaction_read_only')";
        (int Session, string Settings) inside;
        await using (ServerTransaction transaction = await ServerTransaction.ReadOnlyAsync(database.Connection, Limits, CancellationToken.None))
        {
            inside = (transaction.Connection.ProcessID, Assert.Single(await transaction.ListAsync(Settings, row => row.GetString(0), CancellationToken.None)));
        }

        await using ServerTransaction next = await ServerTransaction.ReadWriteAsync(
            database.Connection, new SessionLimits(TimeSpan.Zero, TimeSpan.Zero), CancellationToken.None);
        await next.ExecuteAsync("COMMIT", CancellationToken.None);

        Assert.Equal("7s 1500ms on", inside.Settings);
        Assert.Equal(inside.Session, next.Connection.ProcessID);
        Assert.Equal("0 0 off", Assert.Single(await next.ListAsync(Settings, row => row.GetString(0), CancellationToken.None)));
    }

    [Fact]
    public async Task A_write_is_refused_and_says_why()
    {
        await using TestDatabase database = await sandbox.CreateDatabaseAsync();
        await using ServerTransaction transaction = await ServerTransaction.ReadOnlyAsync(database.Connection, Limits, CancellationToken.None);

        PgDbreException failure = await Assert.ThrowsAsync<PgDbreException>(() => transaction.ExecuteAsync("CREATE TABLE t (a int)", CancellationToken.None));

        Assert.Equal(("PgReadOnly", "25006"), (failure.ErrorId, failure.SqlState));
    }

    [Fact]
    public async Task What_was_not_committed_is_gone()
    {
        await using TestDatabase database = await sandbox.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE TABLE t (a int)");
        await using (ServerTransaction kept = await ServerTransaction.ReadWriteAsync(database.Connection, Limits, CancellationToken.None))
        {
            await kept.ExecuteAsync("INSERT INTO t VALUES (1)", CancellationToken.None);
            await kept.CommitAsync(CancellationToken.None);
        }

        await using (ServerTransaction left = await ServerTransaction.ReadWriteAsync(database.Connection, Limits, CancellationToken.None))
        {
            await left.ExecuteAsync("INSERT INTO t VALUES (2)", CancellationToken.None);
        }

        Assert.Equal(1, await database.ScalarAsync<int>("SELECT sum(a)::int FROM t"));
    }

    [Fact]
    public async Task A_session_the_server_ended_is_an_error_and_the_next_one_works()
    {
        await using TestDatabase database = await sandbox.CreateDatabaseAsync();
        await using (ServerTransaction transaction = await ServerTransaction.ReadOnlyAsync(database.Connection, Limits, CancellationToken.None))
        {
            await database.ExecuteAsync($"SELECT pg_terminate_backend({transaction.Connection.ProcessID}, 10000)");

            PgDbreException failure = await Assert.ThrowsAsync<PgDbreException>(() => transaction.ExecuteAsync("SELECT 1", CancellationToken.None));

            Assert.Equal(PgErrorCategory.ConnectionError, failure.Category);
        }

        await using ServerTransaction next = await ServerTransaction.ReadOnlyAsync(database.Connection, Limits, CancellationToken.None);
        Assert.Equal(1, Assert.Single(await next.ListAsync("SELECT 1", row => row.GetInt32(0), CancellationToken.None)));
    }

    [Fact]
    public async Task Our_cancellation_is_no_error_of_the_server()
    {
        await using TestDatabase database = await sandbox.CreateDatabaseAsync();
        await using ServerTransaction transaction = await ServerTransaction.ReadOnlyAsync(database.Connection, Limits, CancellationToken.None);
        using CancellationTokenSource stop = new(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => transaction.ExecuteAsync("SELECT pg_sleep(600)", stop.Token).WaitAsync(TimeSpan.FromSeconds(10)));
    }
}
