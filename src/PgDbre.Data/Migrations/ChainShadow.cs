using PgDbre.Core.Catalog.Copying;
using PgDbre.Core.Connections;
using PgDbre.Core.Migrations;
using PgDbre.Core.Migrations.Review;
using PgDbre.Core.Migrations.Shadow;
using PgDbre.Data.Catalog.Copying;
using PgDbre.Data.Migrations.Seeding;

namespace PgDbre.Data.Migrations;

/// <summary>
/// Runs a chain of migrations in a scratch database that is made for it and dropped at its end: the schema of the source, a few awkward
/// rows in each table, then each migration up, down and up again.
/// </summary>
public static class ChainShadow
{
    /// <summary>Runs the chain.</summary>
    /// <param name="request">What, and where.</param>
    /// <param name="report">Told of each step; called from other threads.</param>
    /// <param name="cancellation">Cancels the running statement; the scratch database is dropped all the same.</param>
    /// <exception cref="PgDbreException">A server cannot be reached, or refuses a scratch database.</exception>
    public static async Task<ShadowResult> RunAsync(ShadowRequest request, Action<string> report, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(report);
        ShadowResult result = await RunOnceAsync(request, withRows: true, report, cancellation).ConfigureAwait(false);
        if (!result.Trips.Values.Any(trip => RowFailure(trip) is not null))
        {
            return result;
        }

        // One row of the shadow's making must not leave all that follows unproved: once more on empty tables.
        report("A row stood in the way: once more without rows");
        ShadowResult bare = await RunOnceAsync(request, withRows: false, report, cancellation).ConfigureAwait(false);
        return bare with { Seed = result.Seed, Trips = Joined(bare.Trips, result.Trips) };
    }

    private static async Task<ShadowResult> RunOnceAsync(
        ShadowRequest request, bool withRows, Action<string> report, CancellationToken cancellation)
    {
        ShadowDatabase database =
            await ShadowDatabase.CreateAsync(request.Server, request.IsOwnServer, cancellation).ConfigureAwait(false);
        await using (database.ConfigureAwait(false))
        {
            List<string> gaps = await CopyAsync(request, database, report, cancellation).ConfigureAwait(false);
            await database.MakeUpRolesAsync(Roles(request.Chain), cancellation).ConfigureAwait(false);
            SeedReport seed = SeedReport.Empty;
            if (withRows)
            {
                report("Giving each table a few rows");
                seed = await ShadowSeeder.SeedAsync(database, cancellation).ConfigureAwait(false);
            }

            report("Running the migrations up, down and up again");
            RoundTripResult result = await new RoundTrip(database, new TraceOptions()) { SeedsNewTables = withRows }
                .RunAsync([.. request.Chain.Select(ShadowScript.Of)], cancellation).ConfigureAwait(false);
            return new ShadowResult(
                request.Chain.Zip(result.Revisions).ToDictionary(pair => pair.First, pair => pair.Second), gaps, seed);
        }
    }

    // What the rows showed stays where they let it come to its end.
    private static Dictionary<Migration, RevisionRoundTrip> Joined(
        IReadOnlyDictionary<Migration, RevisionRoundTrip> bare, IReadOnlyDictionary<Migration, RevisionRoundTrip> withRows) =>
        bare.ToDictionary(
            pair => pair.Key,
            pair => withRows.TryGetValue(pair.Key, out RevisionRoundTrip? full)
                ? RowFailure(full) is { } failure ? pair.Value with { RowFailure = failure } : full
                : pair.Value);

    private static StatementTrace? RowFailure(RevisionRoundTrip trip) => trip.Up.Statements.FirstOrDefault(trace => trace.FailedOnRows);

    private static async Task<List<string>> CopyAsync(
        ShadowRequest request, ShadowDatabase database, Action<string> report, CancellationToken cancellation)
    {
        if (request.Source is not { } source)
        {
            return [];
        }

        report($"Copying the schema of {source}");
        SchemaCopy copy = await SchemaCopyReader.ReadAsync(
            source, ["*"], database.Connection.Identity.Major, request.Limits, cancellation).ConfigureAwait(false);
        IReadOnlyList<CopyGap> failed =
            await SchemaCopyWriter.ApplyAsync(database.Connection, copy, request.Limits, cancellation).ConfigureAwait(false);
        return [.. copy.Gaps.Concat(failed).Select(gap => gap.ToString())];
    }

    private static IReadOnlyList<string> Roles(IEnumerable<Migration> chain) =>
        RoleNames.In(chain.SelectMany(migration => migration.Statements.Concat(migration.Downgrade)).Select(statement => statement.Tree));
}
