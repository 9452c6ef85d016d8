using Npgsql;
using NpgsqlTypes;
using PgDbre.Core.Catalog.Copying;
using PgDbre.Core.Connections;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Catalog.Copying;

/// <summary>Statements that read a schema, sent in one round trip each time they are run, and the rows they gave so far.</summary>
internal sealed class CopyBatch(string pattern, uint[] held, int targetMajor, SessionLimits limits)
{
    /// <summary>All that the server prints is then named with its schema.</summary>
    public const string EmptySearchPath = "SELECT set_config('search_path', '', true)";

    // Each view keeps locks on the relations in it until the transaction ends, and the server's lock table holds some thousands.
    private const int Portion = 200;

    private readonly List<CopyStatement> _statements = [];
    private readonly List<CopyGap> _gaps = [];
    private readonly List<(char What, uint Oid)> _names = [];
    private readonly List<(NpgsqlBatchCommand Command, Action<NpgsqlDataReader>? Read)> _steps = [];

    public IReadOnlyList<CopyStatement> Statements => _statements;

    public IReadOnlyList<CopyGap> Gaps => _gaps;

    public void Add(CopyStage stage, string sql) => Add(stage, sql, []);

    /// <summary>Adds the reading of what must be deparsed in portions.</summary>
    public void AddNames(string sql) => _steps.Add((Command(sql, []), ReadName));

    /// <summary>Adds the reading of what <see cref="AddNames"/> found of one sort. Each portion begins a transaction of its own.</summary>
    public void AddPortions(CopyStage stage, char what, string sql)
    {
        foreach (uint[] portion in _names.Where(name => name.What == what).Select(name => name.Oid).Chunk(Portion))
        {
            foreach (string restart in (string[])[.. ServerTransaction.Restart(limits), EmptySearchPath])
            {
                _steps.Add((new NpgsqlBatchCommand(restart), null));
            }

            Add(stage, sql, portion);
        }
    }

    public async Task RunAsync(ServerTransaction transaction, CancellationToken cancellation)
    {
        if (_steps.Count > 0)
        {
            NpgsqlBatchCommand[] commands = [.. _steps.Select(step => step.Command)];
            await transaction.RunAsync(commands, rows => ReadAsync(rows, cancellation), isLast: false, cancellation).ConfigureAwait(false);
            _steps.Clear();
        }
    }

    private async Task<int> ReadAsync(NpgsqlDataReader rows, CancellationToken cancellation)
    {
        // A statement without rows, such as COMMIT, makes no result for the driver.
        foreach ((NpgsqlBatchCommand command, Action<NpgsqlDataReader>? read) in _steps)
        {
            while (read is not null && await rows.ReadAsync(cancellation).ConfigureAwait(false))
            {
                read(rows);
            }

            if (command.CommandText.Contains("SELECT", StringComparison.Ordinal))
            {
                await rows.NextResultAsync(cancellation).ConfigureAwait(false);
            }
        }

        return _steps.Count;
    }

    private void Add(CopyStage stage, string sql, uint[] portion) => _steps.Add((Command(sql, portion), row => ReadObject(stage, row)));

    private void ReadObject(CopyStage stage, NpgsqlDataReader row)
    {
        string kind = row.GetString(0);
        string identity = row.GetString(3);
        if (row.IsDBNull(4))
        {
            _gaps.Add(new CopyGap(kind, identity, row.GetString(5)));
            return;
        }

        _statements.Add(new CopyStatement
        {
            Stage = stage,
            Kind = kind,
            Identity = identity,
            Sql = row.GetString(4),
            Oid = row.GetFieldValue<uint>(1),
            Needs = row.IsDBNull(2) ? [] : row.GetFieldValue<uint[]>(2),
        });
    }

    private void ReadName(NpgsqlDataReader row)
    {
        if (row.GetBoolean(2))
        {
            string kind = row.GetString(0) switch { "v" => "view", "r" => "rule on", _ => "function" };
            _gaps.Add(new CopyGap(kind, row.GetString(3), "names a table that somebody holds exclusively"));
            return;
        }

        _names.Add((row.GetString(0)[0], row.GetFieldValue<uint>(1)));
    }

    private NpgsqlBatchCommand Command(string sql, uint[] portion)
    {
        NpgsqlBatchCommand command = new(OwnStatement.Mark(sql));
        command.Parameters.Add(new NpgsqlParameter { Value = pattern });
        command.Parameters.Add(new NpgsqlParameter { Value = held, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Oid });
        command.Parameters.Add(new NpgsqlParameter { Value = targetMajor });
        command.Parameters.Add(new NpgsqlParameter { Value = portion, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Oid });
        return command;
    }
}
