using Npgsql;
using PgDbre.Core.Connections;
using PgDbre.Core.Sql;

namespace PgDbre.Data.Connections;

/// <summary>Runs a file of SQL statement by statement in one session, each in a transaction of its own, as psql does.</summary>
public static class ScriptRunner
{
    /// <summary>Stops at the first statement that fails; what ran before it stays.</summary>
    /// <param name="connection">Where.</param>
    /// <param name="sql">The script's text.</param>
    /// <param name="name">What an error calls the script.</param>
    /// <param name="starting">Hears each statement before it runs.</param>
    /// <param name="cancellation">Cancels the running statement on the server.</param>
    /// <exception cref="PgDbreException">PgScriptFailed, with the line and what the server said.</exception>
    public static async Task RunAsync(
        PgConnection connection, string sql, string name, Action<SqlStatement> starting, CancellationToken cancellation)
    {
        await using NpgsqlConnection rented = await NpgsqlSession.Of(connection).RentAsync(cancellation).ConfigureAwait(false);
        foreach (SqlStatement statement in SqlSplitter.Split(sql))
        {
            starting(statement);
            try
            {
                await using NpgsqlCommand command = new(statement.Text, rented);
                await ServerError.GuardAsync(command.ExecuteNonQueryAsync(cancellation), cancellation).ConfigureAwait(false);
            }
            catch (PgDbreException failure)
            {
                throw new PgDbreException(
                    "PgScriptFailed",
                    failure.Category,
                    $"{name}, line {statement.Line}: {failure.Message}",
                    failure.RecommendedAction,
                    failure)
                {
                    SqlState = failure.SqlState,
                };
            }
        }
    }
}
