using PgDbre.Core.Connections;
using PgDbre.Data.Connections;

namespace PgDbre.Testing;

/// <summary>A database of one test, with an open connection of the product. Disposing it drops it.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly SandboxFixture _server;

    private TestDatabase(SandboxFixture server, ConnectionTarget target, PgConnection connection)
    {
        _server = server;
        Target = target;
        Connection = connection;
    }

    /// <summary>Where it is; with the password.</summary>
    public ConnectionTarget Target { get; }

    /// <summary>As Connect-PgServer would open it.</summary>
    public PgConnection Connection { get; }

    /// <summary>Text for -Connection; with the password.</summary>
    public string ConnectionText => ServerSql.TextOf(Target);

    /// <summary>Runs statements past the code under test.</summary>
    public Task ExecuteAsync(string sql) => ServerSql.ExecuteAsync(Target, sql);

    /// <summary>The first column of the first row, past the code under test.</summary>
    public Task<T> ScalarAsync<T>(string sql) => ServerSql.ScalarAsync<T>(Target, sql);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync();
        await _server.ExecuteAsync($"DROP DATABASE {Target.Database} WITH (FORCE)");
    }

    internal static async Task<TestDatabase> OpenAsync(SandboxFixture server, ConnectionTarget target) =>
        new(server, target, await ServerConnector.ConnectAsync(target, CancellationToken.None));
}
