using Npgsql;
using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Core.Indexes.Vectors;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Indexes.Vectors;

/// <summary>Finds the index to be measured in the catalog and refuses what cannot be measured. Needs no privilege.</summary>
internal static class VectorIndexFinder
{
    // An index of an operator class of pgvector orders by exactly one operator. The columns of an expression are known by what it
    // depends on.
    private const string Sql =
        """
        SELECT tn.nspname::text, t.relname::text, c.relname::text, am.amname::text, c.relkind = 'I', i.indisvalid,
               pg_get_indexdef(c.oid, 1, false), format_type(a.atttypid, a.atttypmod), o.oprname::text,
               pg_get_expr(i.indpred, i.indrelid), c.reloptions, t.reltuples::float8,
               v.names, v.types,
               (SELECT xn.nspname::text FROM pg_extension x JOIN pg_namespace xn ON xn.oid = x.extnamespace WHERE x.extname = 'vector'),
               (SELECT x.extversion FROM pg_extension x WHERE x.extname = 'vector'),
               NULLIF(current_setting(CASE am.amname WHEN 'hnsw' THEN 'hnsw.ef_search' ELSE 'ivfflat.probes' END, true), '')::int,
               i.indkey[0] <> 0
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_index i ON i.indexrelid = c.oid
        JOIN pg_class t ON t.oid = i.indrelid
        JOIN pg_namespace tn ON tn.oid = t.relnamespace
        JOIN pg_am am ON am.oid = c.relam
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = 1
        JOIN pg_opclass k ON k.oid = i.indclass[0]
        LEFT JOIN pg_amop p ON p.amopfamily = k.opcfamily AND p.amoppurpose = 'o' AND p.amoplefttype = k.opcintype
        LEFT JOIN pg_operator o ON o.oid = p.amopopr
        CROSS JOIN LATERAL (
            SELECT array_agg(r.attname::text) AS names, array_agg(format_type(r.atttypid, r.atttypmod)) AS types
            FROM pg_attribute r
            JOIN pg_type y ON y.oid = r.atttypid
            WHERE r.attrelid = t.oid
              AND (r.attnum = i.indkey[0]
                   OR (i.indkey[0] = 0 AND y.typname IN ('vector', 'halfvec', 'sparsevec')
                       AND r.attnum IN (SELECT d.refobjsubid FROM pg_depend d
                                        WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.refobjid = t.oid)))) v
        WHERE n.nspname = $1 AND c.relname = $2 AND ($3::text IS NULL OR t.relname = $3)
        """;

    private const string HasExtension = "SELECT EXISTS (SELECT FROM pg_extension WHERE extname = 'vector')";

    /// <exception cref="PgDbreException">PgExtensionMissing, PgIndexNotFound, or why it cannot be measured.</exception>
    public static async Task<VectorIndex> FindAsync(
        ServerTransaction transaction, PgConnection connection, TableName name, string? table, CancellationToken cancellation)
    {
        List<bool> hasExtension = await transaction.ListAsync(HasExtension, row => row.GetBoolean(0), cancellation).ConfigureAwait(false);
        if (!hasExtension[0])
        {
            throw VectorIndexRefusal.NoExtension(connection);
        }

        List<VectorIndex> found = await transaction.ListAsync(Sql, row => Read(row, name), cancellation, name.Schema, name.Name, table)
            .ConfigureAwait(false);
        return found.Count > 0 ? found[0] : throw VectorIndexRefusal.NotFound(name);
    }

    private static VectorIndex Read(NpgsqlDataReader row, TableName name)
    {
        string method = row.GetString(3);
        if (method is not ("hnsw" or "ivfflat") || row.IsDBNull(8))
        {
            throw VectorIndexRefusal.NotVector(name, method);
        }

        if (row.GetBoolean(4))
        {
            throw VectorIndexRefusal.Partitioned(name, new TableName(row.GetString(0), row.GetString(1)));
        }

        if (!row.GetBoolean(5))
        {
            throw VectorIndexRefusal.Invalid(name);
        }

        string[] columns = row.IsDBNull(12) ? [] : row.GetFieldValue<string[]>(12);
        string[] types = row.IsDBNull(13) ? [] : row.GetFieldValue<string[]>(13);
        return columns.Length != 1 ? throw VectorIndexRefusal.NoSingleColumn(name, columns) : new VectorIndex
        {
            Table = new TableName(row.GetString(0), row.GetString(1)),
            Name = row.GetString(2),
            Method = method,
            KeySql = row.GetString(6),
            IsOnColumn = row.GetBoolean(17),
            KeyType = row.GetString(7),
            Symbol = row.GetString(8),
            Column = columns[0],
            ColumnType = types[0],
            Predicate = row.IsDBNull(9) ? null : row.GetString(9),
            Options = StorageOptions.Read(row.IsDBNull(10) ? null : row.GetFieldValue<string[]>(10)),
            Rows = row.GetDouble(11) < 0 ? null : row.GetDouble(11),
            ExtensionSchema = row.GetString(14),
            PgvectorVersion = Version.Parse(row.GetString(15)),
            SetValue = row.IsDBNull(16) ? null : row.GetInt32(16),
        };
    }
}
