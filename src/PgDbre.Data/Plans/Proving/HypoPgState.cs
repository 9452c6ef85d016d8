using Npgsql;
using PgDbre.Core.Connections;
using PgDbre.Core.Sql;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Plans.Proving;

/// <summary>What keeps this role from imagining indexes in this database.</summary>
/// <param name="Lack">What is missing, without anybody's names; empty if nothing is.</param>
/// <param name="Remedy">The statement that helps; null if nothing is missing.</param>
internal sealed record HypoPgState(string Lack, string? Remedy)
{
    private const string Extension = "hypopg";

    private const string Sql =
        """
        SELECT e.extversion, a.default_version, n.nspname::text, COALESCE(has_schema_privilege(n.oid, 'USAGE'), false), current_user::text
          FROM (SELECT 1) AS one
          LEFT JOIN pg_extension e ON e.extname = $1
          LEFT JOIN pg_namespace n ON n.oid = e.extnamespace
          LEFT JOIN pg_available_extensions a ON a.name = $1
        """;

    public static async Task<HypoPgState> ReadAsync(ServerTransaction transaction, PgConnection connection, CancellationToken cancellation)
    {
        List<HypoPgState> state = await transaction.ListAsync(Sql, row => Read(row, connection), cancellation, Extension)
            .ConfigureAwait(false);
        return state[0];
    }

    private static HypoPgState Read(NpgsqlDataReader row, PgConnection connection)
    {
        string? installed = row.IsDBNull(0) ? null : row.GetString(0);
        if (installed is null)
        {
            ExtensionAdvice.Facts facts = new(Extension, installed, row.IsDBNull(1) ? null : row.GetString(1));
            string remedy = ExtensionAdvice.For([facts], connection.Identity.Major, isStatementsLibraryLoaded: true)
                .First(extension => extension.Name == Extension).Remedy!;
            return new HypoPgState("the database has no HypoPG", remedy);
        }

        return row.GetBoolean(3)
            ? new HypoPgState("", null)
            : new HypoPgState(
                "the role may not use HypoPG",
                $"GRANT USAGE ON SCHEMA {SqlIdentifier.Display(row.GetString(2))} TO {SqlIdentifier.Display(row.GetString(4))};");
    }
}
