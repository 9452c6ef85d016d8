using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Core.Indexes;
using PgDbre.Data.Connections;
using PgDbre.Data.Workload;

namespace PgDbre.Data.Catalog;

/// <summary>Statements of this database that hold a vector distance, from pg_stat_statements where it is there and readable.</summary>
/// <param name="Statements">Them; null if they could not be read.</param>
/// <param name="Gap">Why not, and what that leaves unjudged; null if there is no gap.</param>
internal sealed record VectorStatements(IReadOnlyList<CountedStatement>? Statements, string? Gap)
{
    private const int MostStatements = 1000;

    public static VectorStatements NotAsked { get; } = new(null, null);

    public static async Task<VectorStatements> ReadAsync(
        ServerTransaction transaction, PgConnection connection, SchemaCatalog catalog, CancellationToken cancellation)
    {
        bool hasVectors = catalog.Tables.SelectMany(table => table.Columns)
            .Any(column => column.BaseType != "bit" && VectorOperatorClass.IsVectorType(column.BaseType));
        if (!hasVectors)
        {
            return new VectorStatements([], null);
        }

        try
        {
            StatementsView view = await StatementsView.FindAsync(transaction, connection.Database, cancellation).ConfigureAwait(false);
            List<CountedStatement> statements = await transaction.ListAsync(
                Sql(view),
                row => new CountedStatement(row.GetString(0), row.GetInt64(1)),
                cancellation,
                MostStatements).ConfigureAwait(false);
            return new VectorStatements(
                statements,
                connection.Identity.CanReadAllStatistics ? null : $"Statements of other roles are hidden from {connection.User}: whether "
                    + "vector indexes serve them was not judged.");
        }
        catch (PgDbreException missing) when (missing.SqlState is null)
        {
            return new VectorStatements(null, $"Whether vector indexes serve the queries was not judged. {missing.Message}");
        }
    }

    private static string Sql(StatementsView view) =>
        $"""
        SELECT s.query, sum(s.calls)::bigint
        FROM {view.Name} s
        WHERE s.dbid = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())
          AND s.queryid IS NOT NULL
          AND s.query ~ '<->|<=>|<#>|<[+]>'
          AND position('{OwnStatement.Tag}' IN s.query) = 0
        GROUP BY s.query
        ORDER BY 2 DESC
        LIMIT $1
        """;
}
