using PgDbre.Core.Catalog;
using PgDbre.Core.Catalog.Copying;
using PgDbre.Core.Connections;
using PgDbre.Core.Sql;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Catalog.Copying;

/// <summary>
/// A copy of a database's schema on a disposable server with HypoPG, for EXPLAIN and nothing else: after <see cref="CopyStatisticsAsync"/>
/// its files are as large as the source's and hold nothing. The source is only read.
/// </summary>
public sealed class PlanningCopy : IAsyncDisposable
{
    private readonly PgConnection _source;
    private readonly SessionLimits _limits;
    private readonly List<CopyGap> _gaps;

    private PlanningCopy(PgConnection source, PgConnection connection, SessionLimits limits, List<CopyGap> gaps)
    {
        _source = source;
        _limits = limits;
        _gaps = gaps;
        Connection = connection;

        // What is planned here is called what it stands for.
        ServerIdentity alias = connection.Identity with { Server = source.Server, Database = source.Database };
        Planner = new PgConnection(alias, connection.GetSession());
    }

    /// <summary>The copy; its statements must not run.</summary>
    public PgConnection Connection { get; }

    /// <summary>What is missing or different, and why.</summary>
    public IReadOnlyList<CopyGap> Gaps => _gaps;

    /// <summary>The copy under the source's name.</summary>
    internal PgConnection Planner { get; }

    /// <summary>Makes a database of its own on the server and copies schema and settings into it.</summary>
    /// <param name="source">What is copied; read only.</param>
    /// <param name="server">A disposable server, as a superuser reaches it.</param>
    /// <param name="database">Name for the copy.</param>
    /// <param name="limits">Time limits of each statement.</param>
    /// <param name="cancellation">Cancels the running statement.</param>
    /// <exception cref="PgDbreException">The source cannot be read, or the server refuses a database or HypoPG.</exception>
    public static async Task<PlanningCopy> CreateAsync(
        PgConnection source, ConnectionTarget server, string database, SessionLimits limits, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(server);
        await using PgConnection administrator = await ServerConnector.ConnectAsync(server, cancellation).ConfigureAwait(false);
        List<CopyGap> gaps = await CopiedDatabase.CreateAsync(source, administrator, database, limits, cancellation).ConfigureAwait(false);
        PgConnection target =
            await ServerConnector.ConnectAsync(server with { Database = database }, cancellation).ConfigureAwait(false);
        try
        {
            SchemaCopy schema =
                await SchemaCopyReader.ReadAsync(source, ["*"], target.Identity.Major, limits, cancellation).ConfigureAwait(false);
            gaps.AddRange(schema.Gaps);
            gaps.AddRange(await SchemaCopyWriter.ApplyAsync(target, schema, limits, cancellation).ConfigureAwait(false));
            await CopiedDatabase.InstallHypoPgAsync(target, limits, cancellation).ConfigureAwait(false);
            return new PlanningCopy(source, target, limits, gaps);
        }
        catch
        {
            await target.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Closes the connection; the database goes with its server.</summary>
    public ValueTask DisposeAsync() => Connection.DisposeAsync();

    /// <summary>Makes these tables, their indexes and what they are partitions of look to the planner as the source's do.</summary>
    /// <exception cref="PgDbreException">A connection failed.</exception>
    internal async Task CopyStatisticsAsync(IReadOnlyCollection<TableName> tables, CancellationToken cancellation)
    {
        StatisticsCopy statistics = await StatisticsCopyReader.ReadAsync(_source, tables, _limits, cancellation).ConfigureAwait(false);
        _gaps.AddRange(statistics.Gaps);
        _gaps.AddRange(await StatisticsCopyWriter.ApplyAsync(Connection, statistics, _limits, cancellation).ConfigureAwait(false));
    }

    /// <summary>The copy's oid of each index of the source's catalog; without what has none.</summary>
    internal static async Task<IReadOnlyDictionary<uint, uint>> IndexOidsAsync(
        ServerTransaction planning, SchemaCatalog catalog, CancellationToken cancellation)
    {
        (uint Oid, string Name)[] indexes =
        [
            .. catalog.Tables.SelectMany(table =>
                table.Indexes.Select(index => (index.Oid, SqlIdentifier.Quote(table.Name.Schema, index.Name)))),
        ];
        List<uint?> copies = await planning.ListAsync(
            PlanningCopySql.IndexOids,
            row => row.IsDBNull(0) ? null : (uint?)row.GetFieldValue<uint>(0),
            cancellation,
            (object)indexes.Select(index => index.Name).ToArray()).ConfigureAwait(false);
        return indexes.Zip(copies).Where(pair => pair.Second is not null).ToDictionary(pair => pair.First.Oid, pair => pair.Second!.Value);
    }
}
