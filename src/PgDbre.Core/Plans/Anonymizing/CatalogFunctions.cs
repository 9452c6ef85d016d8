namespace PgDbre.Core.Plans.Anonymizing;

/// <summary>
/// Functions that come with the server or with pgvector and pg_trgm, so that their names betray nothing: pg_proc of PostgreSQL 17 in
/// schema pg_catalog, without those that implement types, operators and casts. What is missing here is only anonymised too much.
/// </summary>
internal static class CatalogFunctions
{
    private static readonly HashSet<string> Names = new(
        """
        abs acos acosd acosh age any_value area array_agg array_append array_cat array_dims array_fill array_length array_lower
        array_ndims array_position array_positions array_prepend array_remove array_replace array_sample array_shuffle
        array_to_json array_to_string array_to_tsvector array_upper ascii asin asind asinh atan atan2 atan2d atand atanh avg
        bit_and bit_count bit_length bit_or bit_xor bool_and bool_or bound_box broadcast cardinality cbrt ceil ceiling center
        char_length character_length chr clock_timestamp col_description concat concat_ws convert convert_from convert_to corr
        cos cosd cosh cot cotd count covar_pop covar_samp cume_dist current_database current_query current_schema
        current_schemas current_setting current_user currval date_add date_bin date_part date_subtract date_trunc datemultirange
        daterange decode degrees dense_rank diagonal diameter div elem_contained_by_multirange elem_contained_by_range encode
        enum_first enum_last enum_range erf erfc every exp extract factorial family first_value floor format format_type gcd
        gen_random_uuid generate_series generate_subscripts getdatabaseencoding height host hostmask initcap int4range
        int8multirange int8range is_normalized isclosed isempty isfinite isopen json_agg json_agg_strict json_array_element
        json_array_element_text json_array_elements json_array_elements_text json_array_length json_build_array
        json_build_object json_each json_each_text json_extract_path json_extract_path_text json_object json_object_agg
        json_object_agg_strict json_object_agg_unique json_object_agg_unique_strict json_object_field json_object_field_text
        json_object_keys json_populate_record json_populate_recordset json_strip_nulls json_to_record json_to_recordset
        json_to_tsvector json_typeof jsonb_agg jsonb_agg_strict jsonb_array_element jsonb_array_element_text
        jsonb_array_elements jsonb_array_elements_text jsonb_array_length jsonb_build_array jsonb_build_object jsonb_each
        jsonb_each_text jsonb_extract_path jsonb_extract_path_text jsonb_insert jsonb_object jsonb_object_agg
        jsonb_object_agg_strict jsonb_object_agg_unique jsonb_object_agg_unique_strict jsonb_object_field
        jsonb_object_field_text jsonb_object_keys jsonb_path_exists jsonb_path_exists_tz jsonb_path_match jsonb_path_match_tz
        jsonb_path_query jsonb_path_query_array jsonb_path_query_array_tz jsonb_path_query_first jsonb_path_query_first_tz
        jsonb_path_query_tz jsonb_populate_record jsonb_populate_record_valid jsonb_populate_recordset jsonb_pretty jsonb_set
        jsonb_set_lax jsonb_strip_nulls jsonb_to_record jsonb_to_recordset jsonb_to_tsvector jsonb_typeof justify_days
        justify_hours justify_interval lag last_value lastval lcm lead left length like ln log log10 lower lower_inc lower_inf
        lpad ltrim make_date make_interval make_time make_timestamp make_timestamptz masklen max md5 min min_scale mod mode
        multirange mxid_age netmask nextval normalize notlike now npoints nth_value ntile num_nonnulls num_nulls nummultirange
        numnode numrange octet_length overlaps overlay parse_ident percent_rank percentile_cont percentile_disc pg_sleep
        phraseto_tsquery pi plainto_tsquery position pow power pt_contained_circle pt_contained_poly querytree quote_ident
        quote_literal quote_nullable radians radius random random_normal range_agg range_intersect_agg range_merge rank
        regexp_count regexp_instr regexp_like regexp_match regexp_matches regexp_replace regexp_split_to_array
        regexp_split_to_table regexp_substr regr_avgx regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx regr_sxy
        regr_syy repeat replace reverse right round row_number row_to_json rpad rtrim scale session_user set_bit set_byte
        set_config set_masklen setseed setval setweight sha224 sha256 sha384 sha512 shobj_description sign sin sind sinh slope
        split_part sqrt starts_with statement_timestamp stddev stddev_pop stddev_samp string_agg string_to_array string_to_table
        strip strpos substr substring sum system_user tan tand tanh text time timeofday timezone to_ascii to_bin to_char to_date
        to_hex to_json to_jsonb to_number to_oct to_timestamp to_tsquery to_tsvector transaction_timestamp translate trim_array
        trim_scale trunc ts_headline ts_rank ts_rank_cd tsmultirange tsrange tstzmultirange tstzrange txid_current
        txid_current_if_assigned txid_current_snapshot txid_snapshot_xip txid_snapshot_xmax txid_snapshot_xmin txid_status
        txid_visible_in_snapshot unicode_assigned unicode_version unistr unnest upper upper_inc upper_inf var_pop var_samp
        variance version websearch_to_tsquery width width_bucket xml_is_well_formed xml_is_well_formed_content
        xml_is_well_formed_document xmlagg xmlcomment xmlconcat2 xmlexists xmltext xmlvalidate xpath xpath_exists

        binary_quantize cosine_distance hamming_distance inner_product jaccard_distance l1_distance l2_distance l2_norm
        l2_normalize negative_inner_product similarity strict_word_similarity subvector unaccent vector_dims vector_norm
        word_similarity

        coalesce exists greatest grouping least nullif rollup cube row trim treat xmlelement xmlforest values any some all in
        json_query json_value json_scalar json_exists json_table
        """.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries),
        StringComparer.Ordinal);

    /// <summary>True for a lower-case name that is the server's own.</summary>
    public static bool Contains(string name) => Names.Contains(name) || name.StartsWith("pg_", StringComparison.Ordinal);
}
