using PgDbre.Core.Workload;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Workload;

/// <summary>The statements over pg_stat_statements, written for the columns the view has. $1 = database patterns.</summary>
internal static class StatementsSql
{
    // What EXPLAIN takes: after blanks, comments and parentheses comes one of these words.
    private const string ExplainablePattern =
        """^(\s|\(|--[^\n]*\n|/\*([^*]|\*[^/])*\*/)*(select|with|insert|update|delete|merge|values|table)\M""";

    // Who prepares a query first gives its entry the text, PREPARE included, also for the application that runs it afterwards.
    private const string PreparedPattern = $"""^PREPARE {OwnStatement.NamePrefix}plan(\([^)]*\))? AS """;

    public static string Summary(StatementsView view) =>
        $"""
        SELECT count(*)                                                                          AS statements,
               coalesce(sum(s.total_exec_time), 0)                                               AS total_ms,
               count(*) FILTER (WHERE s.queryid IS NULL)                                         AS hidden_statements,
               coalesce(sum(s.total_exec_time) FILTER (WHERE s.queryid IS NULL), 0)              AS hidden_ms
          FROM {view.Name}(false) s
          JOIN pg_database d ON d.oid = s.dbid
         WHERE d.datname ~ ANY ($1)
        """;

    /// <summary>$2 = fewest calls, $3 = lowest mean in ms, $4 = how many, null for all.</summary>
    public static string List(StatementsView view, SlowQueryFilter filter) =>
        $"""
        SELECT d.datname::text                                                                   AS database,
               CASE WHEN count(DISTINCT s.userid) = 1 THEN min(pg_get_userbyid(s.userid)::text) END AS user_name,
               s.queryid                                                                         AS query_id,
               min(t.query)                                                                      AS query,
               sum(s.calls)::bigint                                                              AS calls,
               sum(s.total_exec_time)                                                            AS total_ms,
               sum(s.total_exec_time) / sum(s.calls)                                             AS mean_ms,
               min(s.min_exec_time)                                                              AS min_ms,
               max(s.max_exec_time)                                                              AS max_ms,
               sqrt(greatest(0, sum(s.calls * (s.stddev_exec_time ^ 2 + s.mean_exec_time ^ 2)) / sum(s.calls)
                                - (sum(s.total_exec_time) / sum(s.calls)) ^ 2))                  AS stddev_ms,
               sum(s.rows)::bigint                                                               AS rows,
               100.0 * sum(s.shared_blks_hit) / nullif(sum(s.shared_blks_hit + s.shared_blks_read), 0) AS hit_percent,
               (sum(s.temp_blks_read + s.temp_blks_written) * current_setting('block_size')::int)::bigint AS temp_bytes,
               sum({view.Column("0", "wal_bytes")})::bigint                                      AS wal_bytes,
               CASE WHEN current_setting('track_io_timing')::boolean THEN sum({IoTime(view)}) END AS io_ms,
               {Since(view)}                                                                     AS statistics_since
          FROM {view.Name} s
          JOIN pg_database d ON d.oid = s.dbid
         CROSS JOIN LATERAL regexp_replace(s.query, '{PreparedPattern}', '') AS t (query)
         WHERE d.datname ~ ANY ($1)
           AND s.queryid IS NOT NULL
           AND s.calls > 0
           AND position('{OwnStatement.Tag}' IN t.query) = 0
           AND t.query !~ 'SAVEPOINT {OwnStatement.NamePrefix}'
           {(filter.ExcludeUtility ? $"AND t.query ~* '{ExplainablePattern}'" : "")}
         GROUP BY d.datname, s.queryid
        HAVING sum(s.calls) >= $2
           AND sum(s.total_exec_time) / sum(s.calls) >= $3
         ORDER BY {Order(view, filter.OrderBy)} DESC NULLS LAST, s.queryid
         LIMIT $4
        """;

    private static string IoTime(StatementsView view) =>
        $"{view.Column("0", "shared_blk_read_time", "blk_read_time")} + {view.Column("0", "shared_blk_write_time", "blk_write_time")}"
        + $" + {view.Column("0", "local_blk_read_time")} + {view.Column("0", "local_blk_write_time")}"
        + $" + {view.Column("0", "temp_blk_read_time")} + {view.Column("0", "temp_blk_write_time")}";

    private static string Since(StatementsView view) =>
        view.Columns.Contains("stats_since") ? "min(s.stats_since)"
        : view.HasInfo ? $"(SELECT stats_reset FROM {view.InfoName})"
        : "NULL::timestamptz";

    private static string Order(StatementsView view, SlowQueryOrder order) => order switch
    {
        SlowQueryOrder.MeanTime => "mean_ms",
        SlowQueryOrder.Calls => "calls",
        SlowQueryOrder.Rows => "rows",
        SlowQueryOrder.Temp => "temp_bytes",
        SlowQueryOrder.Wal => "wal_bytes",
        SlowQueryOrder.Io => $"CASE WHEN current_setting('track_io_timing')::boolean THEN sum({IoTime(view)}) ELSE sum(s.shared_blks_read) END",
        _ => "total_ms",
    };
}
