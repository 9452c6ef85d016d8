using Npgsql;
using PgDbre.Core.Connections;

namespace PgDbre.Testing;

/// <summary>SQL for tests, past the code under test, on a connection of its own that is closed afterwards.</summary>
public static class ServerSql
{
    /// <summary>Keyword text for -Connection and for Npgsql; holds the password.</summary>
    public static string TextOf(ConnectionTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        NpgsqlConnectionStringBuilder text = new()
        {
            Host = target.Host,
            Port = target.Port,
            Database = target.Database,
            Username = target.User,
            Password = target.Password,
        };
        return text.ConnectionString;
    }

    /// <summary>Runs statements and forgets their results.</summary>
    public static async Task ExecuteAsync(ConnectionTarget target, string sql)
    {
        await using NpgsqlConnection connection = await OpenAsync(target);
        await using NpgsqlCommand command = new(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The first column of the first row.</summary>
    public static async Task<T> ScalarAsync<T>(ConnectionTarget target, string sql)
    {
        await using NpgsqlConnection connection = await OpenAsync(target);
        await using NpgsqlCommand command = new(sql, connection) { CommandTimeout = 0 };
        return (T)(await command.ExecuteScalarAsync() ?? throw new InvalidOperationException("The statement returned no row."));
    }

    private static async Task<NpgsqlConnection> OpenAsync(ConnectionTarget target)
    {
        // No pool: what a test asks past the product must not count among the product's sessions.
        NpgsqlConnection connection = new($"{TextOf(target)};Pooling=false");
        await connection.OpenAsync();
        return connection;
    }
}
