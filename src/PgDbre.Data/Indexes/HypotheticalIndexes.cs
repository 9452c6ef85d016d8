using System.Data;
using System.Globalization;
using Npgsql;
using PgDbre.Core.Connections;
using PgDbre.Core.Indexes.Candidates;
using PgDbre.Core.Sql;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Indexes;

/// <summary>
/// HypoPG's indexes of one server session. They live in the backend's memory and outlast a rollback, so all that was made here is
/// dropped at the end, and real indexes hidden here are shown again; what somebody else left in a pooled session is not touched.
/// </summary>
internal sealed class HypotheticalIndexes : IAsyncDisposable
{
    private const string Savepoint = "pgdbre_whatif";
    private const string CreatedColumn = "pgdbre_index";
    private readonly ServerTransaction _transaction;
    private readonly string _schema;
    private readonly uint[] _foreign;
    private readonly Dictionary<string, int> _present = [];
    private readonly Queue<IndexCandidate> _created = [];
    private readonly Dictionary<string, IndexCandidate> _byName = [];
    private readonly Dictionary<string, (string Name, long SizeBytes)> _made = [];
    private readonly HashSet<uint> _hidden = [];
    private int _slots;

    private HypotheticalIndexes(ServerTransaction transaction, string schema, bool canHide, uint[] foreign)
    {
        _transaction = transaction;
        _schema = schema;
        CanHide = canHide;
        _foreign = foreign;
    }

    /// <summary>False once the session is gone: HypoPG refuses with XX000, at which the driver gives a connection up.</summary>
    public bool IsUsable => _transaction.Connection.FullState.HasFlag(ConnectionState.Open);

    /// <summary>True if real indexes can be hidden: HypoPG 1.4 and later.</summary>
    public bool CanHide { get; }

    /// <summary>Null if the database has no HypoPG. A read-only transaction is enough: nothing is written.</summary>
    public static async Task<HypotheticalIndexes?> OpenAsync(ServerTransaction transaction, CancellationToken cancellation)
    {
        List<(string Schema, bool CanHide)> found = await transaction.ListAsync(
            """
            SELECT n.nspname::text, EXISTS (SELECT FROM pg_proc p WHERE p.pronamespace = n.oid AND p.proname = 'hypopg_hide_index')
            FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'hypopg'
            """,
            row => (row.GetString(0), row.GetBoolean(1)),
            cancellation).ConfigureAwait(false);
        if (found.Count == 0)
        {
            return null;
        }

        string schema = SqlIdentifier.Quote(found[0].Schema);
        List<uint> foreign = await transaction.ListAsync(
            $"SELECT indexrelid FROM {schema}.hypopg()", row => row.GetFieldValue<uint>(0), cancellation).ConfigureAwait(false);
        await transaction.ExecuteAsync($"SAVEPOINT {Savepoint}", cancellation).ConfigureAwait(false);
        return new HypotheticalIndexes(transaction, schema, found[0].CanHide, [.. foreign]);
    }

    /// <summary>Makes exactly these exist. Returns what the server said against one of them, else null.</summary>
    public async Task<string?> SetAsync(IReadOnlyList<IndexCandidate> wanted, CancellationToken cancellation)
    {
        await using NpgsqlBatch batch = new(_transaction.Connection);
        await _transaction.ExecuteAsync("SAVEPOINT pgdbre_index", cancellation).ConfigureAwait(false);
        AddSteps(batch, wanted, []);
        try
        {
            if (batch.BatchCommands.Count > 0)
            {
                await ServerError.GuardAsync(ReadAsync(batch, _ => { }, cancellation), cancellation).ConfigureAwait(false);
            }

            await _transaction.ExecuteAsync("RELEASE SAVEPOINT pgdbre_index", cancellation).ConfigureAwait(false);
            return null;
        }
        catch (PgDbreException refused) when (refused.SqlState is not (null or PostgresErrorCodes.QueryCanceled))
        {
            if (IsUsable)
            {
                await _transaction.ExecuteAsync("ROLLBACK TO SAVEPOINT pgdbre_index", cancellation).ConfigureAwait(false);
                await ClearAsync(cancellation).ConfigureAwait(false);
            }

            return refused.Message;
        }
    }

    /// <summary>
    /// Adds what leads from the indexes there are to these. An index's oid waits in a setting of the transaction until it is
    /// dropped, so that any number of changes go into one round trip without an answer in between.
    /// </summary>
    /// <returns>True if anything changes.</returns>
    public bool AddSteps(NpgsqlBatch batch, IReadOnlyList<IndexCandidate> wanted, IReadOnlyList<uint> hidden)
    {
        int before = batch.BatchCommands.Count;
        Dictionary<string, IndexCandidate> bySignature = [];
        foreach (IndexCandidate candidate in wanted)
        {
            bySignature.TryAdd(candidate.Definition.Signature, candidate);
        }

        foreach (string signature in _present.Keys.Where(signature => !bySignature.ContainsKey(signature)).ToList())
        {
            _present.Remove(signature, out int slot);
            Add(batch, $"SELECT {_schema}.hypopg_drop_index(current_setting('{Setting(slot)}')::oid)");
        }

        foreach ((string signature, IndexCandidate candidate) in bySignature.Where(one => !_present.ContainsKey(one.Key)))
        {
            _present[signature] = ++_slots;
            _created.Enqueue(candidate);
            Add(
                batch,
                $"""
                SELECT indexname::text AS {CreatedColumn}, {_schema}.hypopg_relation_size(indexrelid), set_config('{Setting(_slots)}', indexrelid::text, true)
                FROM {_schema}.hypopg_create_index($1)
                """,
                candidate.Definition.ToHypotheticalSql());
        }

        AddVisibility(batch, hidden);
        return batch.BatchCommands.Count > before;
    }

    /// <summary>Runs the batch, notes the indexes it makes and hands over each plan it gives.</summary>
    public async Task<bool> ReadAsync(NpgsqlBatch batch, Action<string> onPlan, CancellationToken cancellation)
    {
        await using NpgsqlDataReader reader = await batch.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        do
        {
            string column = reader.FieldCount > 0 ? reader.GetName(0) : "";
            bool isPlan = column == "QUERY PLAN";
            if ((isPlan || column == CreatedColumn) && await reader.ReadAsync(cancellation).ConfigureAwait(false))
            {
                string text = reader.GetString(0);
                if (isPlan)
                {
                    onPlan(text);
                }
                else
                {
                    NoteCreated(text, reader.GetInt64(1));
                }
            }
        }
        while (await reader.NextResultAsync(cancellation).ConfigureAwait(false));
        return true;
    }

    /// <summary>Its name in a plan, and HypoPG's estimate of its size in bytes; only for one that was made.</summary>
    public (string Name, long SizeBytes) Find(IndexCandidate candidate) => _made[candidate.Definition.Signature];

    /// <summary>Drops what was made here, whatever the session remembers of it, and shows what was hidden.</summary>
    public async Task ClearAsync(CancellationToken cancellation)
    {
        _present.Clear();
        _created.Clear();
        string unhide = string.Concat(_hidden.Select(oid => $"SELECT {_schema}.hypopg_unhide_index({Text(oid)}); "));
        _hidden.Clear();
        await _transaction.ExecuteAsync(
            $"""
            {unhide}SELECT {_schema}.hypopg_drop_index(indexrelid) FROM {_schema}.hypopg()
            WHERE indexrelid <> ALL (ARRAY[{string.Join(", ", _foreign.Select(Text))}]::oid[])
            """,
            cancellation).ConfigureAwait(false);
    }

    /// <summary>Those whose name stands in a plan.</summary>
    public IReadOnlyList<IndexCandidate> In(IEnumerable<string> indexNames) =>
        [.. indexNames.Distinct().Select(name => _byName.GetValueOrDefault(name)).OfType<IndexCandidate>()];

    /// <summary>Drops what is left, also after an error or a cancellation, when the transaction accepts nothing but a rollback.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!IsUsable)
        {
            // The session is gone, and its memory with it.
            return;
        }

        try
        {
            await _transaction.ExecuteAsync($"ROLLBACK TO SAVEPOINT {Savepoint}", CancellationToken.None).ConfigureAwait(false);
            await ClearAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (PgDbreException)
        {
            // It went just now.
        }
    }

    private void NoteCreated(string name, long sizeBytes)
    {
        IndexCandidate candidate = _created.Dequeue();
        _byName[name] = candidate;
        _made[candidate.Definition.Signature] = (name, sizeBytes);
    }

    private void AddVisibility(NpgsqlBatch batch, IReadOnlyList<uint> hidden)
    {
        foreach (uint oid in _hidden.Except(hidden).ToList())
        {
            _hidden.Remove(oid);
            Add(batch, $"SELECT {_schema}.hypopg_unhide_index({Text(oid)})");
        }

        foreach (uint oid in hidden.Where(_hidden.Add))
        {
            Add(batch, $"SELECT {_schema}.hypopg_hide_index({Text(oid)})");
        }
    }

    private static void Add(NpgsqlBatch batch, string sql, params object[] values)
    {
        NpgsqlBatchCommand command = new(OwnStatement.Mark(sql));
        foreach (object value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        batch.BatchCommands.Add(command);
    }

    private static string Setting(int slot) => string.Create(CultureInfo.InvariantCulture, $"pgdbre.index_{slot}");

    private static string Text(uint oid) => oid.ToString(CultureInfo.InvariantCulture);
}
