using PgDbre.Core.Migrations.Shadow;

namespace PgDbre.Core.Migrations.Review;

/// <summary>Which trace belongs to which statement of a migration.</summary>
internal sealed class ShadowTraces
{
    private readonly Dictionary<MigrationStatement, StatementTrace> _traces = new(ReferenceEqualityComparer.Instance);
    private StatementTrace? _rowFailure;

    /// <summary>Those of both directions; empty if the migration did not run on a shadow.</summary>
    public static ShadowTraces Of(Migration migration, RevisionRoundTrip? trip)
    {
        ShadowTraces traces = new();
        if (trip is not null)
        {
            traces.Add(migration.Statements, trip.Up);
            traces.Add(migration.Downgrade, trip.Down);
            traces._rowFailure = trip.RowFailure;
        }

        return traces;
    }

    /// <summary>The trace of a statement, of its block for one inside of a block; null if there is none.</summary>
    public StatementTrace? Find(MigrationStatement statement) => _traces.GetValueOrDefault(statement);

    /// <summary>How a statement of the upgrade failed on a row, before it ran without rows; null if it did not.</summary>
    public StatementTrace? RowFailure(MigrationStatement statement) =>
        statement.Inside is null && Find(statement)?.Ordinal == _rowFailure?.Ordinal ? _rowFailure : null;

    // The shadow was sent the statements in their order, without those inside of blocks and those that are not exact.
    private void Add(IReadOnlyList<MigrationStatement> statements, ShadowRun? run)
    {
        int sent = 0;
        StatementTrace? outer = null;
        foreach (MigrationStatement statement in statements)
        {
            if (statement.Inside is null)
            {
                outer = !statement.IsApproximate && sent < run?.Statements.Count ? run.Statements[sent++] : null;
            }

            if (outer is not null)
            {
                _traces[statement] = outer;
            }
        }
    }
}
