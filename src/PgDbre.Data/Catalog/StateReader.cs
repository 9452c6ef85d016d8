using Npgsql;
using NpgsqlTypes;
using PgDbre.Core.Catalog;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Catalog;

/// <summary>Reads the states of tables and indexes: one round trip, and for checks another one for where sequences stand.</summary>
internal sealed class StateReader(ServerTransaction transaction, int major, SchemaCatalog catalog, SchemaRequest request)
{
    // The server keeps a lock on each sequence it is asked for until the transaction ends, and its lock table holds some thousands.
    private const int SequencesPerTransaction = 500;

    private readonly uint[] _tables = [.. catalog.Tables.Select(table => table.Oid)];

    public async Task<StateAssembly> ReadAsync(CancellationToken cancellation)
    {
        StateAssembly assembly = new();
        List<(NpgsqlBatchCommand Command, Action<NpgsqlDataReader> Add)> steps =
        [
            (Command(StateSql.Database), assembly.AddDatabase),
            (Command(StateSql.Tables, _tables, request.IncludeSizes), assembly.AddTable),
            (Command(StateSql.Indexes(major), _tables), assembly.AddIndex),
        ];
        if (request.IncludeChecks)
        {
            steps.Add((Command(StateSql.Sequences, _tables), assembly.AddSequence));
            steps.Add((Command(StateSql.UnvalidatedConstraints(major), _tables), assembly.AddConstraint));
            steps.Add((Command(StateSql.LargestKeys, _tables), assembly.AddLargestKey));
        }

        await RunAsync(steps, cancellation).ConfigureAwait(false);
        uint[] readable = [.. assembly.Sequences.Where(sequence => sequence.CanRead).Select(sequence => sequence.Oid).Distinct()];
        if (readable.Length > 0)
        {
            await RunAsync(SequenceSteps(readable, assembly), cancellation).ConfigureAwait(false);
        }

        return assembly;
    }

    // One pipeline, whatever their number: each portion ends its transaction, and with it its locks, and begins the next.
    private List<(NpgsqlBatchCommand Command, Action<NpgsqlDataReader> Add)> SequenceSteps(uint[] sequences, StateAssembly assembly)
    {
        List<(NpgsqlBatchCommand, Action<NpgsqlDataReader>)> steps = [];
        foreach (uint[] portion in sequences.Chunk(SequencesPerTransaction))
        {
            foreach (string restart in steps.Count == 0 ? [] : ServerTransaction.Restart(request.Limits))
            {
                steps.Add((new NpgsqlBatchCommand(restart), static _ => { }));
            }

            steps.Add((Command(StateSql.SequenceValues, portion), assembly.AddSequenceValue));
        }

        return steps;
    }

    private Task<int> RunAsync(List<(NpgsqlBatchCommand Command, Action<NpgsqlDataReader> Add)> steps, CancellationToken cancellation) =>
        transaction.RunAsync(
            [.. steps.Select(step => step.Command)], rows => ReadAllAsync(rows, steps, cancellation), isLast: false, cancellation);

    private static async Task<int> ReadAllAsync(
        NpgsqlDataReader rows, List<(NpgsqlBatchCommand Command, Action<NpgsqlDataReader> Add)> steps, CancellationToken cancellation)
    {
        int read = 0;
        foreach ((_, Action<NpgsqlDataReader> add) in steps.Where(step => HasRows(step.Command)))
        {
            while (await rows.ReadAsync(cancellation).ConfigureAwait(false))
            {
                add(rows);
                read++;
            }

            await rows.NextResultAsync(cancellation).ConfigureAwait(false);
        }

        return read;
    }

    // A statement without rows, such as COMMIT, makes no result for the driver.
    private static bool HasRows(NpgsqlBatchCommand command) => command.CommandText.Contains("SELECT", StringComparison.Ordinal);

    private static NpgsqlBatchCommand Command(string sql, params object[] parameters)
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

        return command;
    }
}
