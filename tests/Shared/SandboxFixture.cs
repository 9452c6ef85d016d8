using PgDbre.Core.Connections;
using PgDbre.Core.Sandboxes;
using PgDbre.Sandbox;

namespace PgDbre.Testing;

/// <summary>
/// One server for all live tests of an assembly: a sandbox, or the server that PGDBRE_TEST_CONNECTION names. Where
/// neither can be had the tests fail.
/// </summary>
public sealed class SandboxFixture : IAsyncLifetime
{
    private const string OwnServerVariable = "PGDBRE_TEST_CONNECTION";
    private readonly string _template = $"pgdbre_template_{Guid.NewGuid():N}";
    private RunningSandbox? _sandbox;

    /// <summary>The server as its administrator reaches it.</summary>
    public ConnectionTarget Administrator { get; private set; } = null!;

    /// <summary>The sandbox; the test fails on a server of the user's own.</summary>
    public RunningSandbox Sandbox =>
        _sandbox ?? throw new InvalidOperationException($"This test needs a sandbox: unset {OwnServerVariable}.");

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        Administrator = Environment.GetEnvironmentVariable(OwnServerVariable) is { Length: > 0 } text
            ? ConnectionTarget.FromText(text, ClientEnvironment.OfProcess())
            : await StartAsync();
        await ExecuteAsync($"CREATE DATABASE {_template}");
        foreach (string extension in new SandboxRequest().Extensions)
        {
            await ServerSql.ExecuteAsync(Administrator with { Database = _template }, $"CREATE EXTENSION IF NOT EXISTS {extension}");
        }
    }

    /// <summary>A fresh database with all extensions; disposing it drops it.</summary>
    public async Task<TestDatabase> CreateDatabaseAsync()
    {
        string name = $"test_{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {_template}");
        return await TestDatabase.OpenAsync(this, Administrator with { Database = name });
    }

    /// <summary>Runs SQL in the administrator's database, for roles and databases.</summary>
    public Task ExecuteAsync(string sql) => ServerSql.ExecuteAsync(Administrator, sql);

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        if (_sandbox is not null)
        {
            await _sandbox.DisposeAsync();
            return;
        }

        await ExecuteAsync($"DROP DATABASE IF EXISTS {_template}");
    }

    private async Task<ConnectionTarget> StartAsync()
    {
        _sandbox = await SandboxLauncher.StartAsync(new SandboxRequest(), progress: null, CancellationToken.None);
        return TargetOf(_sandbox.Endpoint);
    }

    /// <summary>How Npgsql reaches an endpoint.</summary>
    public static ConnectionTarget TargetOf(SandboxEndpoint endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return new ConnectionTarget
        {
            Host = endpoint.Host,
            Port = endpoint.Port,
            Database = endpoint.Database,
            User = endpoint.User,
            Password = endpoint.Password,
        };
    }
}
