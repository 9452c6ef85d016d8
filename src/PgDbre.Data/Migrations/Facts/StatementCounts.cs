using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Core.Migrations.Facts;
using PgDbre.Data.Connections;
using PgDbre.Data.Workload;

namespace PgDbre.Data.Migrations.Facts;

/// <summary>Adds how often statements of pg_stat_statements name each relation, where that can be known.</summary>
internal static class StatementCounts
{
    // A text beyond this is a generated list of values, and reading it costs more than its calls tell.
    private const int LongestText = 100_000;

    public static async Task<SchemaSnapshot> AddAsync(
        ServerTransaction transaction, PgConnection connection, SchemaSnapshot snapshot, CancellationToken cancellation)
    {
        List<string> gaps = [.. snapshot.Gaps];
        if (!connection.Identity.CanReadAllStatistics)
        {
            gaps.Add($"Transactions and statements of other roles are hidden from {connection.User}: a wait for an older transaction and "
                + "the statements on a table may be more than is known. pg_monitor would show them.");
        }

        try
        {
            StatementsView view = await StatementsView.FindAsync(transaction, connection.Database, cancellation).ConfigureAwait(false);
            if (!view.HasInfo)
            {
                gaps.Add("Statements on a table were not counted: this pg_stat_statements does not say since when it counts (1.9 does).");
                return snapshot.With(snapshot.Relations, snapshot.Activity, gaps);
            }

            DateTimeOffset? since = null;
            List<CountedStatement> statements = await transaction.ListAsync(
                Sql(view),
                row =>
                {
                    since = row.Time(2);
                    return new CountedStatement(row.GetString(0), row.GetInt64(1));
                },
                cancellation,
                LongestText).ConfigureAwait(false);
            return snapshot.With(
                RelationCalls.Count(snapshot, statements), snapshot.Activity with { StatementsSince = since }, gaps);
        }
        catch (PgDbreException missing) when (missing.SqlState is null)
        {
            gaps.Add($"Statements on a table were not counted. {missing.Message}");
            return snapshot.With(snapshot.Relations, snapshot.Activity, gaps);
        }
    }

    private static string Sql(StatementsView view) =>
        $"""
        SELECT s.query, sum(s.calls)::bigint, (SELECT i.stats_reset FROM {view.InfoName} i)
        FROM {view.Name} s
        WHERE s.dbid = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())
          AND s.queryid IS NOT NULL
          AND s.calls > 0
          AND length(s.query) <= $1
          AND position('{OwnStatement.Tag}' IN s.query) = 0
        GROUP BY s.query
        """;
}
