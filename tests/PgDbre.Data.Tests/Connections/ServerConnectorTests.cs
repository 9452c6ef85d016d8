using PgDbre.Core.Connections;
using PgDbre.Data.Connections;
using PgDbre.Testing;

namespace PgDbre.Data.Tests.Connections;

[Collection(SandboxCollection.Name)]
public sealed class ServerConnectorTests(SandboxFixture sandbox)
{
    [Fact]
    public async Task The_server_says_who_it_is()
    {
        await using TestDatabase database = await sandbox.CreateDatabaseAsync();

        ServerIdentity identity = database.Connection.Identity;

        Assert.Equal(database.Target.Database, identity.Database);
        Assert.Equal(database.Target.User, identity.User);
        Assert.Equal($"{database.Target.Host}:{database.Target.Port}", identity.Server);
        Assert.Equal(identity.Major, int.Parse(identity.Version.Split('.')[0], System.Globalization.CultureInfo.InvariantCulture));
        Assert.False(identity.IsInRecovery);
        Assert.True(identity.IsSuperuser);
        Assert.True(identity.CanReadAllStatistics);
    }

    [Fact]
    public async Task A_role_without_rights_is_known_as_one()
    {
        await sandbox.ExecuteAsync("CREATE ROLE humble LOGIN PASSWORD 'x'");
        await using (PgConnection connection = await ServerConnector.ConnectAsync(
            sandbox.Administrator with { User = "humble", Password = "x" }, CancellationToken.None))
        {
            Assert.False(connection.Identity.IsSuperuser);
            Assert.False(connection.Identity.CanReadAllStatistics);
        }

        await sandbox.ExecuteAsync("DROP ROLE humble");
    }

    [Fact]
    public async Task A_wrong_password_is_an_authentication_error_that_does_not_tell_it()
    {
        PgDbreException failure = await FailAsync(sandbox.Administrator with { Password = "wrong-secret" });

        Assert.Equal(("PgAuthenticationFailed", PgErrorCategory.AuthenticationError), (failure.ErrorId, failure.Category));
        Assert.DoesNotContain("wrong-secret", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_that_nobody_gave_is_named_with_the_places_it_may_stand_in()
    {
        PgDbreException failure = await FailAsync(sandbox.Administrator with { Password = null });

        Assert.Equal(("PgPasswordMissing", PgErrorCategory.AuthenticationError), (failure.ErrorId, failure.Category));
        Assert.Contains("PGPASSFILE", failure.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_database_is_not_found()
    {
        PgDbreException failure = await FailAsync(sandbox.Administrator with { Database = "nowhere" });

        Assert.Equal(("PgDatabaseNotFound", PgErrorCategory.ObjectNotFound), (failure.ErrorId, failure.Category));
    }

    [Fact]
    public async Task A_port_where_nobody_listens_is_unreachable()
    {
        PgDbreException failure = await FailAsync(sandbox.Administrator with { Port = 1 });

        Assert.Equal(("PgServerUnreachable", PgErrorCategory.ConnectionError), (failure.ErrorId, failure.Category));
        Assert.Null(failure.SqlState);
    }

    [Fact]
    public async Task The_session_bears_our_name()
    {
        await using TestDatabase database = await sandbox.CreateDatabaseAsync();
        await using ServerTransaction transaction = await ServerTransaction.ReadOnlyAsync(database.Connection, SessionLimits.Default, CancellationToken.None);

        Assert.Equal("PgDbre", Assert.Single(await transaction.ListAsync("SELECT current_setting('application_name')", row => row.GetString(0), CancellationToken.None)));
    }

    private static Task<PgDbreException> FailAsync(ConnectionTarget target) =>
        Assert.ThrowsAsync<PgDbreException>(() => ServerConnector.ConnectAsync(target, CancellationToken.None));
}
