using System.Net.Sockets;
using Npgsql;
using PgDbre.Core.Connections;

namespace PgDbre.Data.Connections;

/// <summary>Makes an actionable failure of what the driver throws; the table of SQLSTATEs is <see cref="SqlStateTable"/>.</summary>
internal static class ServerError
{
    // The driver gives up by itself, before the server could refuse; it says so by this text alone (NpgsqlConnector.Auth).
    private const string PasswordMissing = "No password has been provided";

    public static bool IsFromServer(Exception error) => error is NpgsqlException or SocketException or IOException or TimeoutException;

    public static async Task<T> GuardAsync<T>(Task<T> work, CancellationToken cancellation)
    {
        try
        {
            return await work.ConfigureAwait(false);
        }
        catch (Exception error) when (IsFromServer(error))
        {
            throw Translate(error, cancellation);
        }
    }

    /// <summary>Our own cancellation stays a cancellation; all else becomes a <see cref="PgDbreException"/>.</summary>
    public static Exception Translate(Exception error, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
        {
            return new OperationCanceledException(error.Message, error, cancellation);
        }

        return error is PostgresException refused ? FromServer(refused)
            : error.Message.StartsWith(PasswordMissing, StringComparison.Ordinal) ? NoPassword(error)
            : Unreachable(error);
    }

    private static PgDbreException FromServer(PostgresException refused)
    {
        SqlStateEntry entry = SqlStateTable.Find(refused.SqlState);
        string hint = string.IsNullOrEmpty(refused.Hint) ? entry.Advice : $"{entry.Advice} Hint of the server: {refused.Hint}";
        return new PgDbreException(entry.ErrorId, entry.Category, $"{refused.SqlState}: {refused.MessageText}.", hint.Trim(), refused)
        {
            SqlState = refused.SqlState,
        };
    }

    private static PgDbreException NoPassword(Exception error) => new(
        "PgPasswordMissing",
        PgErrorCategory.AuthenticationError,
        "The server asks for a password, and none was found.",
        "Pass -Credential to Connect-PgServer, or keep the password in ~/.pgpass (mode 0600), the file that PGPASSFILE names, or PGPASSWORD.",
        error);

    private static PgDbreException Unreachable(Exception error)
    {
        Exception cause = error.InnerException is SocketException or IOException or TimeoutException ? error.InnerException : error;
        return new PgDbreException(
            "PgServerUnreachable",
            PgErrorCategory.ConnectionError,
            $"The server cannot be reached, or the connection broke: {cause.Message.TrimEnd('.')}.",
            "Check host, port, firewall and that PostgreSQL is running; then run the command again.",
            error);
    }
}
