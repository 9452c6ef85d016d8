using System.Data;
using System.Globalization;
using Npgsql;
using PgDbre.Core.Connections;
using PgDbre.Core.Indexes.Candidates;
using PgDbre.Core.Sql;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Indexes;

/// <summary>
/// HypoPG's indexes of one server session. They live in the backend's memory and outlast a rollback, so the ones made here are
/// dropped one by one at the end; those that somebody else left in a pooled session are not touched.
/// </summary>
internal sealed class HypotheticalIndexes : IAsyncDisposable
{
    private const string Savepoint = "pgdbre_whatif";
    private readonly ServerTransaction _transaction;
    private readonly string _schema;
    private readonly Dictionary<string, (uint Oid, string Name, long SizeBytes, IndexCandidate Candidate)> _present = [];

    private HypotheticalIndexes(ServerTransaction transaction, string schema)
    {
        _transaction = transaction;
        _schema = schema;
    }

    /// <summary>False once the session is gone: HypoPG refuses with XX000, at which the driver gives a connection up.</summary>
    public bool IsUsable => _transaction.Connection.FullState.HasFlag(ConnectionState.Open);

    /// <summary>Null if the database has no HypoPG. A read-only transaction is enough: nothing is written.</summary>
    public static async Task<HypotheticalIndexes?> OpenAsync(ServerTransaction transaction, CancellationToken cancellation)
    {
        List<string> schema = await transaction.ListAsync(
            "SELECT n.nspname::text FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'hypopg'",
            row => row.GetString(0),
            cancellation).ConfigureAwait(false);
        if (schema.Count == 0)
        {
            return null;
        }

        await transaction.ExecuteAsync($"SAVEPOINT {Savepoint}", cancellation).ConfigureAwait(false);
        return new HypotheticalIndexes(transaction, SqlIdentifier.Quote(schema[0]));
    }

    /// <summary>Makes exactly these exist. Returns what the server said against one of them, else null.</summary>
    public async Task<string?> SetAsync(IReadOnlyList<IndexCandidate> wanted, CancellationToken cancellation)
    {
        HashSet<string> signatures = [.. wanted.Select(candidate => candidate.Definition.Signature)];
        await DropAsync([.. _present.Keys.Where(signature => !signatures.Contains(signature))], cancellation).ConfigureAwait(false);
        foreach (IndexCandidate candidate in wanted.Where(candidate => !_present.ContainsKey(candidate.Definition.Signature)))
        {
            if (await CreateAsync(candidate, cancellation).ConfigureAwait(false) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    /// <summary>Those whose name stands in a plan.</summary>
    public IReadOnlyList<IndexCandidate> In(IReadOnlySet<string> indexNames) =>
        [.. _present.Values.Where(one => indexNames.Contains(one.Name)).Select(one => one.Candidate)];

    /// <summary>Its name in a plan, and HypoPG's estimate of its size in bytes; only for one that <see cref="SetAsync"/> made.</summary>
    public (string Name, long SizeBytes) Find(IndexCandidate candidate) =>
        _present[candidate.Definition.Signature] is var (_, name, size, _) ? (name, size) : default;

    /// <summary>Drops what is left, also after an error or a cancellation, when the transaction accepts nothing but a rollback.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!IsUsable)
        {
            return;
        }

        try
        {
            await _transaction.ExecuteAsync($"ROLLBACK TO SAVEPOINT {Savepoint}", CancellationToken.None).ConfigureAwait(false);
            await DropAsync([.. _present.Keys], CancellationToken.None).ConfigureAwait(false);
        }
        catch (PgDbreException)
        {
            // The session is gone, and its memory with it.
        }
    }

    private async Task<string?> CreateAsync(IndexCandidate candidate, CancellationToken cancellation)
    {
        try
        {
            (uint oid, string name, long size) = await ServerError.GuardAsync(SendAsync(candidate, cancellation), cancellation)
                .ConfigureAwait(false);
            _present[candidate.Definition.Signature] = (oid, name, size, candidate);
            return null;
        }
        catch (PgDbreException refused) when (refused.SqlState is not (null or PostgresErrorCodes.QueryCanceled))
        {
            if (IsUsable)
            {
                await _transaction.ExecuteAsync("ROLLBACK TO SAVEPOINT pgdbre_index", cancellation).ConfigureAwait(false);
            }

            return refused.Message;
        }
    }

    // One round trip: the refused one among several must not end the transaction, hence the savepoint.
    private async Task<(uint Oid, string Name, long SizeBytes)> SendAsync(IndexCandidate candidate, CancellationToken cancellation)
    {
        string create = OwnStatement.Mark(
            $"SELECT indexrelid, indexname::text, {_schema}.hypopg_relation_size(indexrelid) FROM {_schema}.hypopg_create_index($1)");
        await using NpgsqlBatch batch = new(_transaction.Connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("SAVEPOINT pgdbre_index"));
        NpgsqlParameter definition = new() { Value = candidate.Definition.ToHypotheticalSql() };
        batch.BatchCommands.Add(new NpgsqlBatchCommand(create) { Parameters = { definition } });
        batch.BatchCommands.Add(new NpgsqlBatchCommand("RELEASE SAVEPOINT pgdbre_index"));
        await using NpgsqlDataReader row = await batch.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await row.ReadAsync(cancellation).ConfigureAwait(false);
        (uint, string, long) made = (row.GetFieldValue<uint>(0), row.GetString(1), row.GetInt64(2));
        await row.NextResultAsync(cancellation).ConfigureAwait(false);
        return made;
    }

    private async Task DropAsync(IReadOnlyList<string> signatures, CancellationToken cancellation)
    {
        if (signatures.Count == 0)
        {
            return;
        }

        string oids = string.Join(", ", signatures.Select(signature => _present[signature].Oid.ToString(CultureInfo.InvariantCulture)));
        await _transaction.ListAsync(
            $"SELECT {_schema}.hypopg_drop_index(oid::oid) FROM unnest(ARRAY[{oids}]::bigint[]) AS oid", row => row.GetBoolean(0), cancellation)
            .ConfigureAwait(false);
        foreach (string signature in signatures)
        {
            _present.Remove(signature);
        }
    }
}
