using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Core.Indexes.Estimates;
using PgDbre.Data.Connections;
using PgDbre.Data.Workload;

namespace PgDbre.Data.Indexes;

/// <summary>Reads how much the tables are written to a day. Of what the server does not tell, nothing is assumed.</summary>
internal static class WriteActivityReader
{
    private const string CounterDays =
        """
        SELECT GREATEST(EXTRACT(epoch FROM now() - stats_reset)::float8 / 86400, 1e-5)
          FROM pg_stat_database WHERE datname = current_database() AND stats_reset IS NOT NULL
        """;

    public static async Task<WriteLoad> ReadAsync(
        ServerTransaction transaction, PgConnection connection, SchemaCatalog catalog, CancellationToken cancellation)
    {
        List<double> counterDays = await transaction.ListAsync(CounterDays, row => row.GetDouble(0), cancellation).ConfigureAwait(false);
        (double? days, List<(string Text, long Rows)> statements) =
            await ReadStatementsAsync(transaction, connection, cancellation).ConfigureAwait(false);
        double? counted = counterDays.Count > 0 ? counterDays[0] : null;
        return new WriteLoad(catalog, WriteRates.Of(catalog, counted, statements, days));
    }

    private static async Task<(double? Days, List<(string Text, long Rows)> Statements)> ReadStatementsAsync(
        ServerTransaction transaction, PgConnection connection, CancellationToken cancellation)
    {
        try
        {
            StatementsView view = await StatementsView.FindAsync(transaction, connection.Database, cancellation).ConfigureAwait(false);
            if (!view.HasInfo)
            {
                return (null, []);
            }

            List<(string Text, long Rows, double Days)> rows = await transaction.ListAsync(
                $"""
                SELECT s.query, s.rows, GREATEST(EXTRACT(epoch FROM now() - i.stats_reset)::float8 / 86400, 1e-5)
                  FROM {view.Name} s CROSS JOIN {view.InfoName} i
                 WHERE s.dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
                   AND s.rows > 0 AND s.query ~* '^\s*(insert|update)\s'
                """,
                row => (row.GetString(0), row.GetInt64(1), row.GetDouble(2)),
                cancellation).ConfigureAwait(false);
            return rows.Count == 0 ? (null, []) : (rows[0].Days, rows.ConvertAll(row => (row.Text, row.Rows)));
        }
        catch (PgDbreException failure) when (failure.SqlState is null)
        {
            // No pg_stat_statements: then nobody knows which columns are updated.
            return (null, []);
        }
    }
}
