using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Core.Migrations.Shadow;
using PgDbre.Data.Migrations.Images;
using PgDbre.Data.Migrations.Seeding;

namespace PgDbre.Data.Migrations;

/// <summary>Runs revisions up, down and up again and compares the catalogs and the rows at each stop.</summary>
/// <param name="database">Where; schema and rows as the first revision shall find them.</param>
/// <param name="options">How.</param>
public sealed class RoundTrip(ShadowDatabase database, TraceOptions options)
{
    /// <summary>A few rows go into each table that an upgrade made, before the downgrade.</summary>
    public bool SeedsNewTables { get; init; } = true;

    /// <summary>Each revision in turn; the next begins where the second upgrade of the one before ended.</summary>
    /// <exception cref="PgDbreException">The server cannot be reached; what it refuses of a revision is in the result.</exception>
    public async Task<RoundTripResult> RunAsync(IReadOnlyList<ShadowRevision> revisions, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(revisions);
        List<RevisionRoundTrip> results = [];
        foreach (ShadowRevision revision in revisions)
        {
            RevisionRoundTrip result = await RunAsync(revision, cancellation).ConfigureAwait(false);
            results.Add(result);
            if (!(result.Ran || (result.Up.Succeeded && revision.Down is null)))
            {
                break;
            }
        }

        return new RoundTripResult(results);
    }

    private async Task<RevisionRoundTrip> RunAsync(ShadowRevision revision, CancellationToken cancellation)
    {
        DatabaseImage before = await ReadAsync(cancellation).ConfigureAwait(false);
        RevisionRoundTrip result = new()
        {
            Revision = revision.Revision,
            Up = await TraceAsync(revision.Up, cancellation).ConfigureAwait(false),
        };
        if (!result.Up.Succeeded || revision.Down is null)
        {
            return result;
        }

        // A downgrade must also cope with rows in what the upgrade made.
        if (SeedsNewTables)
        {
            HashSet<TableName> old = [.. before.Data.Tables.Select(table => table.Table)];
            await ShadowSeeder.SeedAsync(database, table => !old.Contains(table), cancellation).ConfigureAwait(false);
        }

        DatabaseImage upgraded = await ReadAsync(cancellation).ConfigureAwait(false);
        result = result with { Down = await TraceAsync(revision.Down, cancellation).ConfigureAwait(false) };
        if (!result.Down.Succeeded)
        {
            return result;
        }

        DatabaseImage restored = await ReadAsync(cancellation).ConfigureAwait(false);
        result = result with
        {
            NotRestored = before.Catalog.CompareTo(restored.Catalog),
            Losses = before.Data.LossesIn(restored.Data),
            Discarded = Discarded(before, upgraded, restored),
            UpAgain = await TraceAsync(revision.Up, cancellation).ConfigureAwait(false),
        };
        if (!result.UpAgain.Succeeded)
        {
            return result;
        }

        CatalogImage again = await CatalogImageReader.ReadAsync(database.Connection, cancellation).ConfigureAwait(false);
        return result with { NotRepeated = upgraded.Catalog.CompareTo(again) };
    }

    // What the upgrade changed and the downgrade changed back is not discarded, nor is twice told what was lost of the rows before.
    private static IReadOnlyList<DataLoss> Discarded(DatabaseImage before, DatabaseImage upgraded, DatabaseImage restored)
    {
        HashSet<DataLoss> lost = [.. before.Data.LossesIn(restored.Data)];
        return [.. upgraded.Data.LossesIn(restored.Data).Where(loss => !loss.IsChange && !lost.Contains(loss))];
    }

    private Task<ShadowRun> TraceAsync(IReadOnlyList<ShadowStatement> statements, CancellationToken cancellation) =>
        new ShadowTracer(database, options).RunAsync(statements, cancellation);

    private async Task<DatabaseImage> ReadAsync(CancellationToken cancellation) => new(
        await CatalogImageReader.ReadAsync(database.Connection, cancellation).ConfigureAwait(false),
        await DataImageReader.ReadAsync(database.Connection, cancellation).ConfigureAwait(false));

    private sealed record DatabaseImage(CatalogImage Catalog, DataImage Data);
}
