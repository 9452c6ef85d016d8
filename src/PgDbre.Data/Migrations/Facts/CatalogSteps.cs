using Npgsql;
using NpgsqlTypes;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Migrations.Facts;

/// <summary>Statements that are sent together, and what takes their rows: one round trip.</summary>
internal sealed class CatalogSteps
{
    private readonly List<(NpgsqlBatchCommand Command, Action<NpgsqlDataReader> Take)> _steps = [];

    /// <summary>Adds a statement that gives rows.</summary>
    public void Add(string sql, Action<NpgsqlDataReader> take, params object[] parameters)
    {
        NpgsqlBatchCommand command = new(OwnStatement.Mark(sql));
        foreach (object parameter in parameters)
        {
            NpgsqlParameter typed = new() { Value = parameter };
            if (parameter is uint[])
            {
                typed.NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Oid;
            }

            command.Parameters.Add(typed);
        }

        _steps.Add((command, take));
    }

    /// <summary>Sends them and hands over each row.</summary>
    /// <exception cref="Core.Connections.PgDbreException">A statement failed.</exception>
    public Task RunAsync(ServerTransaction transaction, CancellationToken cancellation) => transaction.RunAsync(
        [.. _steps.Select(step => step.Command)], rows => ReadAsync(rows, cancellation), isLast: false, cancellation);

    private async Task<bool> ReadAsync(NpgsqlDataReader rows, CancellationToken cancellation)
    {
        foreach ((_, Action<NpgsqlDataReader> take) in _steps)
        {
            while (await rows.ReadAsync(cancellation).ConfigureAwait(false))
            {
                take(rows);
            }

            await rows.NextResultAsync(cancellation).ConfigureAwait(false);
        }

        return true;
    }
}
