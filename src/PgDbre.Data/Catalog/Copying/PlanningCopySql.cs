namespace PgDbre.Data.Catalog.Copying;

/// <summary>What of a database, besides its schema, its plans depend on.</summary>
internal static class PlanningCopySql
{
    /// <summary>encoding, provider, collation, character type, locale of the provider (its name moved in 15 and 17), page size.</summary>
    public const string Locale =
        """
        SELECT pg_encoding_to_char(d.encoding)::text, COALESCE(j.all ->> 'datlocprovider', 'c'), d.datcollate::text, d.datctype::text,
               COALESCE(j.all ->> 'datlocale', j.all ->> 'daticulocale'), current_setting('block_size')
        FROM pg_database d
        CROSS JOIN LATERAL (SELECT to_jsonb(d) AS all) AS j
        WHERE d.datname = current_database()
        """;

    /// <summary>
    /// The settings of this session, whether they come from the file, the database or the role: all that the planner heeds, and how
    /// constants are read. The search path as it is resolved for this role.
    /// </summary>
    public const string Settings =
        """
        SELECT name, setting
        FROM pg_settings
        WHERE context IN ('user', 'superuser')
          AND (category LIKE 'Query Tuning%'
               OR name IN ('work_mem', 'hash_mem_multiplier', 'max_parallel_workers_per_gather', 'max_parallel_workers',
                           'parallel_leader_participation', 'effective_io_concurrency', 'TimeZone', 'DateStyle', 'IntervalStyle',
                           'default_text_search_config', 'transform_null_equals', 'array_nulls', 'row_security'))
        ORDER BY name
        """;

    public const string SearchPath = "SELECT unnest(current_schemas(false))::text";

    public const string Known = "SELECT name FROM pg_settings";

    public const string HasHypoPg = "SELECT EXISTS (SELECT FROM pg_extension WHERE extname = 'hypopg')";

    /// <summary>$1 names of indexes with their schema; each with its oid, or none.</summary>
    public const string IndexOids =
        "SELECT to_regclass(name)::oid FROM unnest($1::text[]) WITH ORDINALITY AS given(name, place) ORDER BY place";
}
