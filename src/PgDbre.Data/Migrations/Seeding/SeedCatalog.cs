using Npgsql;
using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Core.Migrations.Shadow.Seeding;
using PgDbre.Core.Sql;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Migrations.Seeding;

/// <summary>Reads the tables to be seeded, in one round trip.</summary>
internal sealed class SeedCatalog
{
    private readonly List<(SeedTable Table, string? Bounds)> _tables = [];
    private readonly Dictionary<uint, List<SeedColumn>> _columns = [];
    private readonly Dictionary<uint, List<SeedCheck>> _checks = [];
    private readonly Dictionary<uint, List<SeedKey>> _keys = [];
    private readonly Dictionary<uint, HashSet<string>> _unique = [];

    /// <summary>The tables, in the order in which they can be filled.</summary>
    public static async Task<IReadOnlyList<SeedTable>> ReadAsync(NpgsqlConnection session, CancellationToken cancellation)
    {
        SeedCatalog catalog = new();
        (string Sql, Action<NpgsqlDataReader> Add)[] steps =
        [
            (SeedSql.Tables, catalog.AddTable),
            (SeedSql.Columns, catalog.AddColumn),
            (SeedSql.Checks, catalog.AddCheck),
            (SeedSql.Keys, catalog.AddKey),
            (SeedSql.UniqueColumns, catalog.AddUnique),
        ];
        await using NpgsqlBatch batch = new(session);
        foreach ((string sql, _) in steps)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(sql));
        }

        await ServerError.GuardAsync(ReadAsync(batch, steps, cancellation), cancellation).ConfigureAwait(false);
        return SeedOrder.Of([.. catalog._tables.Select(catalog.Complete)]);
    }

    private static async Task<bool> ReadAsync(
        NpgsqlBatch batch, (string Sql, Action<NpgsqlDataReader> Add)[] steps, CancellationToken cancellation)
    {
        await using NpgsqlDataReader row = await batch.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        foreach ((_, Action<NpgsqlDataReader> add) in steps)
        {
            while (await row.ReadAsync(cancellation).ConfigureAwait(false))
            {
                add(row);
            }

            await row.NextResultAsync(cancellation).ConfigureAwait(false);
        }

        return true;
    }

    private SeedTable Complete((SeedTable Table, string? Bounds) one)
    {
        List<SeedColumn> columns = _columns.GetValueOrDefault(one.Table.Oid) ?? [];
        List<SeedCheck> checks = _checks.GetValueOrDefault(one.Table.Oid) ?? [];
        if (one.Bounds is { } bounds && !one.Table.IsPartitioned)
        {
            checks.Add(new SeedCheck(bounds, [.. columns.Select(column => column.Name).Where(name => Mentions(bounds, name))]));
        }

        return one.Table with
        {
            Columns = columns,
            Checks = checks,
            Keys = _keys.GetValueOrDefault(one.Table.Oid) ?? [],
            UniqueColumns = _unique.GetValueOrDefault(one.Table.Oid) ?? [],
        };
    }

    private static bool Mentions(string expression, string name) =>
        SqlTokenizer.Tokenize(expression).Exists(token => token.Identifier == name);

    private void AddTable(NpgsqlDataReader row) => _tables.Add((
        new SeedTable(row.GetFieldValue<uint>(0), new TableName(row.GetString(1), row.GetString(2)))
        {
            IsPartitioned = row.GetBoolean(3),
            Parent = row.GetFieldValue<uint>(4),
        },
        row.IsDBNull(5) ? null : row.GetString(5)));

    private void AddColumn(NpgsqlDataReader row)
    {
        uint table = row.GetFieldValue<uint>(0);
        SeedColumn column = new()
        {
            Name = row.GetString(1),
            Type = row.GetString(2),
            SqlType = row.GetString(3),
            TypeKind = row.GetString(4),
            IsArray = row.GetBoolean(5),
            Modifier = row.GetInt32(6),
            Labels = row.GetFieldValue<string[]>(7),
            FieldCount = row.GetInt32(8),
            IsNullable = row.GetBoolean(9),
            IsFilledByServer = row.GetBoolean(10),
        };
        ListOf(_columns, table).Add(column);

        // A domain's condition speaks of VALUE, which is a name that a query can give to the column.
        string name = SqlIdentifier.Quote(column.Name);
        ListOf(_checks, table).AddRange(row.GetFieldValue<string[]>(11)
            .Select(check => new SeedCheck($"(SELECT {check} FROM (SELECT {name} AS value) AS one)", [column.Name])));
    }

    private void AddCheck(NpgsqlDataReader row) => ListOf(_checks, row.GetFieldValue<uint>(0))
        .Add(new SeedCheck(row.GetString(1), row.GetFieldValue<string[]>(2)));

    private void AddKey(NpgsqlDataReader row) => ListOf(_keys, row.GetFieldValue<uint>(0))
        .Add(new SeedKey(row.GetFieldValue<string[]>(2), row.GetFieldValue<uint>(1), row.GetFieldValue<string[]>(3)));

    private void AddUnique(NpgsqlDataReader row)
    {
        uint table = row.GetFieldValue<uint>(0);
        if (!_unique.TryGetValue(table, out HashSet<string>? columns))
        {
            _unique[table] = columns = new HashSet<string>(StringComparer.Ordinal);
        }

        columns.Add(row.GetString(1));
    }

    private static List<T> ListOf<T>(Dictionary<uint, List<T>> lists, uint table)
    {
        if (!lists.TryGetValue(table, out List<T>? list))
        {
            lists[table] = list = [];
        }

        return list;
    }
}
