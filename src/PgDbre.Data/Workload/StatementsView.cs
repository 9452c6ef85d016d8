using Npgsql;
using PgDbre.Core.Connections;
using PgDbre.Core.Sql;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Workload;

/// <summary>
/// pg_stat_statements as this database has it: its schema and its columns. After pg_upgrade the view stays old until
/// ALTER EXTENSION … UPDATE, so columns are picked by what is there and not by the server's version.
/// </summary>
internal sealed record StatementsView(string Schema, string ExtensionVersion, IReadOnlySet<string> Columns, bool HasInfo)
{
    // Not format(), which refuses the NULL that stands here where the extension is missing.
    private const string ProbeSql =
        """
        SELECT n.nspname::text,
               e.extversion::text,
               ARRAY(SELECT a.attname::text
                       FROM pg_attribute a
                      WHERE a.attrelid = to_regclass(quote_ident(n.nspname) || '.pg_stat_statements') AND a.attnum > 0) AS columns,
               to_regclass(quote_ident(n.nspname) || '.pg_stat_statements_info') IS NOT NULL                       AS has_info,
               EXISTS (SELECT FROM pg_available_extensions WHERE name = 'pg_stat_statements')                      AS is_available,
               current_setting('pg_stat_statements.track', true)                                                   AS track,
               current_setting('compute_query_id', true)                                                           AS compute_query_id
          FROM (SELECT 1) AS one
          LEFT JOIN pg_extension e ON e.extname = 'pg_stat_statements'
          LEFT JOIN pg_namespace n ON n.oid = e.extnamespace
        """;

    /// <summary>schema.pg_stat_statements, quoted.</summary>
    public string Name => SqlIdentifier.Quote(Schema, "pg_stat_statements");

    /// <summary>schema.pg_stat_statements_info, quoted; only if <see cref="HasInfo"/>.</summary>
    public string InfoName => SqlIdentifier.Quote(Schema, "pg_stat_statements_info");

    /// <summary>The first of the columns that the view has, as alias.column; the fallback if it has none.</summary>
    public string Column(string fallback, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (Columns.Contains(name))
            {
                return $"s.{name}";
            }
        }

        return fallback;
    }

    /// <summary>Finds the view.</summary>
    /// <exception cref="PgDbreException">PgExtensionMissing, PgExtensionNotLoaded, PgStatementsNotTracked: each says what to do.</exception>
    public static async Task<StatementsView> FindAsync(ServerTransaction transaction, string database, CancellationToken cancellation)
    {
        List<Probe> probes = await transaction.ListAsync(ProbeSql, Probe.Read, cancellation).ConfigureAwait(false);
        Probe probe = probes[0];
        if (probe.Schema is null)
        {
            throw probe.IsAvailable ? StatementsFailure.NotCreated(database) : StatementsFailure.NotInstalled();
        }

        if (probe.Track is null)
        {
            throw StatementsFailure.NotLoaded();
        }

        if (probe.Track == "none" || probe.ComputeQueryId == "off")
        {
            throw StatementsFailure.NotTracked(probe.Track == "none" ? "pg_stat_statements.track = none" : "compute_query_id = off");
        }

        return new StatementsView(probe.Schema, probe.ExtensionVersion!, probe.Columns.ToHashSet(StringComparer.Ordinal), probe.HasInfo);
    }

    private sealed record Probe(
        string? Schema, string? ExtensionVersion, string[] Columns, bool HasInfo, bool IsAvailable, string? Track, string? ComputeQueryId)
    {
        public static Probe Read(NpgsqlDataReader row) => new(
            row.IsDBNull(0) ? null : row.GetString(0),
            row.IsDBNull(1) ? null : row.GetString(1),
            row.GetFieldValue<string[]>(2),
            row.GetBoolean(3),
            row.GetBoolean(4),
            row.IsDBNull(5) ? null : row.GetString(5),
            row.IsDBNull(6) ? null : row.GetString(6));
    }
}
