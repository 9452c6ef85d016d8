using System.Runtime.Versioning;
using Npgsql;
using PgDbre.Core.Connections;
using PgDbre.Core.Sandboxes;
using PgDbre.Testing;

namespace PgDbre.Data.Tests.Sandboxes;

[Collection(SandboxCollection.Name)]
public sealed class SandboxTests(SandboxFixture server)
{
    private SandboxEndpoint Endpoint => server.Sandbox.Endpoint;

    private ConnectionTarget Target => SandboxFixture.TargetOf(Endpoint);

    [Fact]
    public async Task It_is_the_version_that_was_asked_for()
    {
        Assert.StartsWith("17.", await ServerSql.ScalarAsync<string>(Target, "SHOW server_version"), StringComparison.Ordinal);
        Assert.StartsWith("17.", server.Sandbox.Status.Version, StringComparison.Ordinal);
        Assert.Empty(server.Sandbox.Status.Missing);
    }

    [Theory]
    [InlineData("vector")]
    [InlineData("hypopg")]
    [InlineData("pg_stat_statements")]
    public async Task The_extensions_asked_for_are_created(string extension) =>
        Assert.Equal(1, await ServerSql.ScalarAsync<long>(Target, $"SELECT count(*) FROM pg_extension WHERE extname = '{extension}'"));

    [Fact]
    public async Task Statements_are_counted_with_their_read_times()
    {
        await using TestDatabase database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE TABLE counted (id int)");
        await database.ExecuteAsync("SELECT count(*) FROM counted");
        await database.ExecuteAsync("SELECT count(*) FROM counted");

        long calls = await database.ScalarAsync<long>(
            """
            SELECT calls FROM pg_stat_statements JOIN pg_database d ON d.oid = dbid
             WHERE datname = current_database() AND query LIKE 'SELECT count(*) FROM counted%'
            """);

        Assert.Equal(2, calls);
        Assert.Equal("on", await database.ScalarAsync<string>("SHOW track_io_timing"));
    }

    [Fact]
    public async Task Auto_explain_can_be_loaded() => await ServerSql.ExecuteAsync(Target, "LOAD 'auto_explain'");

    [Fact]
    public async Task It_listens_on_loopback_only()
    {
        Assert.Equal("127.0.0.1", Endpoint.Host);
        Assert.Equal("127.0.0.1", await ServerSql.ScalarAsync<string>(Target, "SHOW listen_addresses"));
        Assert.Equal("", await ServerSql.ScalarAsync<string>(Target, "SHOW unix_socket_directories"));
    }

    [Fact]
    public async Task A_wrong_password_is_refused()
    {
        PostgresException error = await Assert.ThrowsAsync<PostgresException>(
            () => ServerSql.ExecuteAsync(Target with { Password = "wrong" }, "SELECT 1"));

        Assert.Equal("28P01", error.SqlState);
    }

    [Fact]
    public async Task PgBouncer_answers_with_the_same_password()
    {
        int port = Assert.IsType<int>(Endpoint.PgBouncerPort);

        Assert.Equal(42, await ServerSql.ScalarAsync<int>(Target with { Port = port }, "SELECT 42"));
    }

    [Fact]
    public async Task PgBouncer_refuses_a_wrong_password() =>
        await Assert.ThrowsAsync<PostgresException>(
            () => ServerSql.ExecuteAsync(Target with { Port = Endpoint.PgBouncerPort!.Value, Password = "wrong" }, "SELECT 1"));

    [Fact]
    public async Task A_vector_index_is_built_in_parallel()
    {
        await using TestDatabase database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(
            """
            CREATE TABLE item (embedding vector(16));
            INSERT INTO item SELECT array_agg(random())::vector(16) FROM generate_series(1, 5000) i, generate_series(1, 16) GROUP BY i;
            ALTER TABLE item SET (parallel_workers = 2);
            """);

        IReadOnlyList<string> notices = await NoticesAsync(
            database, "SET client_min_messages = debug1; CREATE INDEX ON item USING hnsw (embedding vector_cosine_ops)");

        Assert.Contains(notices, notice => notice.StartsWith("using 2 parallel workers", StringComparison.Ordinal));
    }

    [Fact]
    public void The_status_shows_no_password()
    {
        Assert.DoesNotContain(Endpoint.Password, server.Sandbox.Status.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Endpoint.Password, Endpoint.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void The_password_file_is_the_owners_alone_and_names_both_ports()
    {
        string path = server.Sandbox.Status.PassFile;

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        Assert.Equal(
            [$"127.0.0.1:{Endpoint.Port}:*:pgdbre:{Endpoint.Password}", $"127.0.0.1:{Endpoint.PgBouncerPort}:*:pgdbre:{Endpoint.Password}"],
            File.ReadAllLines(path));
    }

    private static async Task<IReadOnlyList<string>> NoticesAsync(TestDatabase database, string sql)
    {
        List<string> notices = [];
        await using NpgsqlConnection connection = new(database.ConnectionText);
        connection.Notice += (_, notice) => notices.Add(notice.Notice.MessageText);
        await connection.OpenAsync();
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync();
        return notices;
    }
}
