using System.Data;
using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;
using PgDbre.Core.Connections;
using PgDbre.Core.Sql;
using PgDbre.Core.Workload;
using PgDbre.Data.Connections;
using PgDbre.Data.Plans;

namespace PgDbre.Data.Workload;

/// <summary>Executes a measured query: each time in a read-only transaction of its own, so the server refuses whatever writes.</summary>
internal sealed class QueryExecution(PgConnection connection, TimedQuery query, SessionLimits limits)
{
    // Normalised text (date $1) as the server's grammar takes it.
    private PreparableSql _sql = PreparableSql.WithValues(query.Statement, query.Values);

    public TimedQuery Query => query;

    /// <summary>
    /// Once, before the first run: has the server describe the statement, which executes nothing, and casts the parameters whose types it
    /// cannot infer ($1 + $2) to what their values are.
    /// </summary>
    /// <exception cref="PgDbreException">PgParameterTypeUnknown where the values do not tell, or what else the server refused.</exception>
    public async Task ResolveTypesAsync(CancellationToken cancellation)
    {
        ParameterTypes types = ParameterTypes.Inferred(_sql.Values);
        while (_sql.ParameterCount > 0)
        {
            try
            {
                await DescribeAsync(cancellation).ConfigureAwait(false);
                return;
            }
            catch (PgDbreException failure) when (types.DeclareFrom(failure))
            {
                _sql = PreparableSql.WithTypes(query.Statement, query.Values, types.Declared);
            }
        }
    }

    /// <summary>Begins a read-only transaction that has the query's settings.</summary>
    public async Task<ServerTransaction> BeginAsync(CancellationToken cancellation)
    {
        ServerTransaction transaction = await ServerTransaction.ReadOnlyAsync(connection, limits, cancellation).ConfigureAwait(false);
        try
        {
            foreach ((string name, string value) in query.Settings)
            {
                // The same as SET LOCAL, but name and value are parameters.
                await transaction.ListAsync("SELECT set_config($1, $2, true)", _ => true, cancellation, name, value).ConfigureAwait(false);
            }

            return transaction;
        }
        catch
        {
            await transaction.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>One execution; the clock runs from sending the statement until the last row is here.</summary>
    public async Task<QueryRun> RunAsync(CancellationToken cancellation)
    {
        await using ServerTransaction transaction = await BeginAsync(cancellation).ConfigureAwait(false);
        await using NpgsqlBatch statement = StatementOn(transaction);
        long started = Stopwatch.GetTimestamp();
        long rows = await ServerError.GuardAsync(FetchAsync(statement.ExecuteReaderAsync(cancellation), _ => { }, cancellation), cancellation)
            .ConfigureAwait(false);
        return new QueryRun(Stopwatch.GetElapsedTime(started).TotalMilliseconds, rows);
    }

    /// <summary>The first column of each row, as text, from one execution in the given transaction; the query must have run before.</summary>
    public async Task<List<string?>> FirstColumnAsync(ServerTransaction transaction, CancellationToken cancellation)
    {
        // Only a command can ask for text, which columns of any type have. It would split at semicolons, but the runs before
        // proved that this is one statement.
        await using NpgsqlCommand command = new(_sql.Text, transaction.Connection) { AllResultTypesAreUnknown = true };
        command.Parameters.AddRange(Parameters().ToArray());
        List<string?> values = [];
        await ServerError.GuardAsync(
            FetchAsync(command.ExecuteReaderAsync(cancellation), row => values.Add(row.IsDBNull(0) ? null : row.GetString(0)), cancellation),
            cancellation).ConfigureAwait(false);
        return values;
    }

    private async Task DescribeAsync(CancellationToken cancellation)
    {
        await using ServerTransaction transaction = await BeginAsync(cancellation).ConfigureAwait(false);
        await using NpgsqlBatch statement = StatementOn(transaction);
        Task<NpgsqlDataReader> description = statement.ExecuteReaderAsync(CommandBehavior.SchemaOnly, cancellation);
        await using NpgsqlDataReader reader = await ServerError.GuardAsync(description, cancellation).ConfigureAwait(false);
    }

    private static async Task<long> FetchAsync(Task<NpgsqlDataReader> execution, Action<NpgsqlDataReader> read, CancellationToken cancellation)
    {
        long rows = 0;
        await using NpgsqlDataReader reader = await execution.ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            read(reader);
            rows++;
        }

        return rows;
    }

    // A batch command holds one statement: the driver does not split it, so no COMMIT can hide behind a semicolon.
    private NpgsqlBatch StatementOn(ServerTransaction transaction)
    {
        NpgsqlBatchCommand command = new(_sql.Text);
        command.Parameters.AddRange(Parameters().ToArray());
        NpgsqlBatch batch = new(transaction.Connection);
        batch.BatchCommands.Add(command);
        return batch;
    }

    // Unknown: the server reads the text as the type it infers for the place, as it would a quoted constant.
    private IEnumerable<NpgsqlParameter> Parameters() => _sql.Values.Select(value => new NpgsqlParameter
    {
        Value = value is null ? DBNull.Value : SqlLiteral.ToText(value),
        NpgsqlDbType = NpgsqlDbType.Unknown,
    });
}
