using Npgsql;
using NpgsqlTypes;
using PgDbre.Core.Catalog.Copying;
using PgDbre.Core.Connections;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Catalog.Copying;

/// <summary>
/// Makes empty tables look to the planner as the source's do: statistics, and files as large as there, of nothing but zeros. For a
/// disposable server alone: it writes the catalog and the server's files, and what is in the tables afterwards must never be read.
/// </summary>
internal sealed class StatisticsCopyWriter
{
    private const int Portion = 200;
    private readonly PgConnection _target;
    private readonly SessionLimits _limits;
    private readonly List<CopyGap> _gaps = [];

    private StatisticsCopyWriter(PgConnection target, SessionLimits limits)
    {
        _target = target;
        _limits = limits;
    }

    /// <summary>Writes the statistics over what is there.</summary>
    /// <returns>What could not be written, with what the server said.</returns>
    /// <exception cref="PgDbreException">The connection failed.</exception>
    public static async Task<IReadOnlyList<CopyGap>> ApplyAsync(
        PgConnection target, StatisticsCopy copy, SessionLimits limits, CancellationToken cancellation)
    {
        StatisticsCopyWriter writer = new(target, limits);
        HashSet<string> present = await writer.FindAsync(copy, cancellation).ConfigureAwait(false);
        CopiedRelation[] relations = [.. copy.Relations.Where(relation => present.Contains(relation.Identity))];
        await writer.WriteTreesAsync(relations, cancellation).ConfigureAwait(false);
        await writer.WriteExtentsAsync(relations, cancellation).ConfigureAwait(false);
        foreach (string?[][] rows in copy.Columns.Where(row => present.Contains(row[0]!)).Chunk(Portion))
        {
            await writer.WriteColumnsAsync(rows, cancellation).ConfigureAwait(false);
        }

        await writer.WriteObjectsAsync(copy.Objects, cancellation).ConfigureAwait(false);
        await writer.ExtendAsync(relations, cancellation).ConfigureAwait(false);
        return writer._gaps;
    }

    private async Task<HashSet<string>> FindAsync(StatisticsCopy copy, CancellationToken cancellation)
    {
        await using ServerTransaction transaction =
            await ServerTransaction.ReadOnlyAsync(_target, _limits, cancellation).ConfigureAwait(false);
        List<string> found = await transaction.ListAsync(
            "SELECT name FROM unnest($1::text[]) AS name WHERE to_regclass(name) IS NOT NULL",
            row => row.GetString(0),
            cancellation,
            (object)copy.Relations.Select(relation => relation.Identity).ToArray()).ConfigureAwait(false);
        return [.. found];
    }

    // Built anew, because a plan may have read the old pages into the server's memory meanwhile.
    private async Task WriteTreesAsync(CopiedRelation[] relations, CancellationToken cancellation)
    {
        (CopiedRelation Index, int Height)[] trees =
            [.. relations.Select(one => (one, EmptyTree.Height(one.FilePages, one.KeyBytes ?? 0))).Where(IsTree)];
        bool hasChecksums = trees.Length > 0 && await HasChecksumsAsync(cancellation).ConfigureAwait(false);
        foreach ((CopiedRelation index, int height) in trees)
        {
            if (hasChecksums)
            {
                _gaps.Add(new CopyGap("index", index.Identity, "is as flat as an empty one: the server keeps checksums"));
                continue;
            }

            await TryAsync("index", index.Identity, [new NpgsqlBatchCommand($"REINDEX INDEX {index.Identity}")], cancellation)
                .ConfigureAwait(false);
            await TryAsync("index", index.Identity, Tree(index, height), cancellation).ConfigureAwait(false);
        }
    }

    private async Task<bool> HasChecksumsAsync(CancellationToken cancellation)
    {
        await using ServerTransaction transaction =
            await ServerTransaction.ReadOnlyAsync(_target, _limits, cancellation).ConfigureAwait(false);
        return (await transaction.ListAsync(
            "SELECT current_setting('data_checksums')::boolean OR current_setting('block_size')::int <> $1",
            row => row.GetBoolean(0),
            cancellation,
            EmptyTree.PageSize).ConfigureAwait(false))[0];
    }

    private Task WriteExtentsAsync(CopiedRelation[] relations, CancellationToken cancellation) => TryAsync(
        "statistics",
        "of all tables",
        [
            Command(StatisticsCopySql.Forget, (object)relations.Select(relation => relation.Identity).ToArray()),
            .. relations.Select(one => Command(StatisticsCopySql.Extent, one.Identity, one.Pages, one.Tuples, one.AllVisiblePages)),
        ],
        cancellation);

    private async Task WriteColumnsAsync(string?[][] rows, CancellationToken cancellation)
    {
        string name = $"{rows[0][0]}.{rows[0][1]}";
        NpgsqlBatchCommand[] commands = [.. rows.Select(row => Command(StatisticsCopySql.Insert, [.. row]))];
        if (rows.Length == 1)
        {
            await TryAsync("statistics", name, commands, cancellation).ConfigureAwait(false);
        }
        else if (await FailureAsync(commands, cancellation).ConfigureAwait(false) is not null)
        {
            foreach (string?[] row in rows)
            {
                await WriteColumnsAsync([row], cancellation).ConfigureAwait(false);
            }
        }
    }

    private async Task WriteObjectsAsync(IReadOnlyList<CopiedStatisticsObject> objects, CancellationToken cancellation)
    {
        foreach (CopiedStatisticsObject one in objects)
        {
            string insert = StatisticsCopySql.InsertObject(_target.Identity.Major);
            NpgsqlBatchCommand command = Command(insert, one.Identity);
            command.Parameters.Add(Bytes(one.Distinct));
            command.Parameters.Add(Bytes(one.Dependencies));
            command.Parameters.Add(new NpgsqlParameter { Value = one.IsInherited });
            await TryAsync("statistics object", one.Identity, [new NpgsqlBatchCommand(StatisticsCopySql.AllowBytes), command], cancellation)
                .ConfigureAwait(false);
        }
    }

    private Task ExtendAsync(CopiedRelation[] relations, CancellationToken cancellation) => TryAsync(
        "sizes",
        "of all tables",
        [
            new NpgsqlBatchCommand(StatisticsCopySql.CreateSizes),
            .. relations.Where(one => one.FilePages > 0).Select(one => Command(StatisticsCopySql.InsertSize, one.Identity, one.FilePages)),
            new NpgsqlBatchCommand(StatisticsCopySql.Extend),
        ],
        cancellation);

    private async Task TryAsync(string kind, string identity, NpgsqlBatchCommand[] commands, CancellationToken cancellation)
    {
        if (await FailureAsync(commands, cancellation).ConfigureAwait(false) is { } failure)
        {
            _gaps.Add(new CopyGap(kind, identity, failure.Message));
        }
    }

    private async Task<PgDbreException?> FailureAsync(NpgsqlBatchCommand[] commands, CancellationToken cancellation)
    {
        ServerTransaction transaction = await ServerTransaction.ReadWriteAsync(_target, _limits, cancellation).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            try
            {
                await transaction.ExecuteAsync(StatisticsCopySql.Settings, cancellation).ConfigureAwait(false);
                await transaction.RunAsync(commands, _ => Task.FromResult(true), isLast: false, cancellation).ConfigureAwait(false);
                await transaction.CommitAsync(cancellation).ConfigureAwait(false);
                return null;
            }
            catch (PgDbreException failure) when (failure.SqlState is not null && transaction.IsUsable)
            {
                return failure;
            }
        }
    }

    private static bool IsTree((CopiedRelation Index, int Height) one) => one.Index.KeyBytes is not null && one.Height > 0;

    private static NpgsqlBatchCommand[] Tree(CopiedRelation index, int height) =>
    [
        Command(
            StatisticsCopySql.MakeTree,
            index.Identity,
            EmptyTree.Root(height),
            EmptyTree.RootOffset,
            (long)EmptyTree.PageSize,
            EmptyTree.Pages(height)),
        Command(StatisticsCopySql.WriteTree, index.Identity),
        Command(StatisticsCopySql.ForgetTree),
    ];

    private static NpgsqlParameter Bytes(byte[]? value) =>
        new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bytea };

    private static NpgsqlBatchCommand Command(string sql, params object?[] values)
    {
        NpgsqlBatchCommand command = new(OwnStatement.Mark(sql));
        foreach (object? value in values)
        {
            command.Parameters.Add(value is null
                ? new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text }
                : new NpgsqlParameter { Value = value });
        }

        return command;
    }
}
