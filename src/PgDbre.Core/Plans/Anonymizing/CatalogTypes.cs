namespace PgDbre.Core.Plans.Anonymizing;

/// <summary>First words of the types that come with the server or with well-known extensions; other types are a user's own.</summary>
internal static class CatalogTypes
{
    private static readonly HashSet<string> Names = new(
        """
        bigint bigserial bit bool boolean box bpchar bytea char character cidr circle citext date datemultirange daterange dec
        decimal double float float4 float8 halfvec hstore inet int int2 int4 int4multirange int4range int8 int8multirange
        int8range integer interval json jsonb jsonpath line lseg ltree macaddr macaddr8 money name national nchar numeric
        nummultirange numrange oid path point polygon real record refcursor regclass regconfig regdictionary regnamespace
        regoper regproc regprocedure regrole regtype smallint sparsevec text tid time timestamp timestamptz timetz tsmultirange
        tsquery tsrange tstzmultirange tstzrange tsvector unknown uuid varbit varchar vector void xid xid8 xml
        """.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries),
        StringComparer.Ordinal);

    /// <summary>True for a lower-case name of such a type.</summary>
    public static bool Contains(string name) => Names.Contains(name);
}
