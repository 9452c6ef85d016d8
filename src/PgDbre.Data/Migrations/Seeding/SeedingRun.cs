using Npgsql;
using PgDbre.Core.Catalog;
using PgDbre.Core.Migrations.Shadow;
using PgDbre.Core.Migrations.Shadow.Seeding;
using PgDbre.Core.Sql;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Migrations.Seeding;

/// <summary>Fills tables one after the other, and keeps account of their rows.</summary>
internal sealed class SeedingRun(NpgsqlConnection session, IReadOnlyList<SeedTable> tables)
{
    // Enough for a unique constraint that two other columns of the row decide, and few enough for a hopeless table.
    private const int Attempts = 6;

    private static readonly SeedVariant[] Variants =
        [SeedVariant.Plain, SeedVariant.Nulls, SeedVariant.Largest, SeedVariant.Smallest, SeedVariant.Duplicate, SeedVariant.Plain];

    private readonly Dictionary<uint, SeedTable> _byOid = tables.ToDictionary(table => table.Oid);
    private readonly Dictionary<uint, int> _rows = [];
    private readonly List<SeededTable> _seeded = [];
    private readonly List<UnseededTable> _unseeded = [];

    /// <summary>Fills those that are wanted and empty.</summary>
    public async Task<SeedReport> RunAsync(Func<TableName, bool> isWanted, CancellationToken cancellation)
    {
        foreach (SeedTable table in tables.Where(table => !table.IsPartitioned))
        {
            if (!await HasRowsAsync(table, cancellation).ConfigureAwait(false) && isWanted(table.Name))
            {
                await SeedAsync(table, cancellation).ConfigureAwait(false);
            }
        }

        return new SeedReport(_seeded, _unseeded);
    }

    private async Task<bool> HasRowsAsync(SeedTable table, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = new(
            $"SELECT count(*) FROM (SELECT FROM ONLY {SqlIdentifier.Quote(table.Name.Schema, table.Name.Name)} LIMIT 100) AS few", session);
        object? count = await ServerError.GuardAsync(command.ExecuteScalarAsync(cancellation), cancellation).ConfigureAwait(false);
        Count(table, (int)(long)count!);
        return (long)count > 0;
    }

    private async Task SeedAsync(SeedTable table, CancellationToken cancellation)
    {
        IReadOnlyDictionary<string, IReadOnlyList<string?>> solved = table.Checks.Count == 0
            ? new Dictionary<string, IReadOnlyList<string?>>()
            : await new ConditionSolver(session).SolveAsync(table, cancellation).ConfigureAwait(false);
        SeedRow row = new(table, solved, RowsOf);
        string refusal = "";
        int number = 0;
        int inserted = 0;
        foreach (SeedVariant variant in Variants)
        {
            // A variant that the table does not take is replaced by a plain row of another number.
            for (int attempt = 0; attempt < Attempts; attempt++)
            {
                number++;
                string sql = row.Sql(attempt == 0 ? variant : SeedVariant.Plain, number);
                if (await RefusalAsync(sql, cancellation).ConfigureAwait(false) is not { } reason)
                {
                    inserted++;
                    Count(table, 1);
                    break;
                }

                refusal = reason;
            }

            if (inserted == 0)
            {
                break;
            }
        }

        Report(table, inserted, refusal);
    }

    private void Report(SeedTable table, int inserted, string refusal)
    {
        if (inserted > 0)
        {
            _seeded.Add(new SeededTable(table.Name, inserted));
        }
        else
        {
            _unseeded.Add(new UnseededTable(table.Name, refusal));
        }
    }

    private async Task<string?> RefusalAsync(string sql, CancellationToken cancellation)
    {
        try
        {
            await using NpgsqlBatch batch = new(session) { BatchCommands = { new NpgsqlBatchCommand(sql) } };
            await batch.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
            return null;
        }
        catch (PostgresException refused) when (!cancellation.IsCancellationRequested)
        {
            return $"{refused.SqlState}: {refused.MessageText}";
        }
        catch (Exception error) when (ServerError.IsFromServer(error))
        {
            throw ServerError.Translate(error, cancellation);
        }
    }

    // A partition's rows are its parents' rows too.
    private void Count(SeedTable table, int rows)
    {
        for (SeedTable? one = table; one is not null; one = _byOid.GetValueOrDefault(one.Parent))
        {
            _rows[one.Oid] = _rows.GetValueOrDefault(one.Oid) + rows;
        }
    }

    private (string Name, int Count)? RowsOf(uint oid) => _byOid.TryGetValue(oid, out SeedTable? table)
        ? (SqlIdentifier.Quote(table.Name.Schema, table.Name.Name), _rows.GetValueOrDefault(oid))
        : null;
}
