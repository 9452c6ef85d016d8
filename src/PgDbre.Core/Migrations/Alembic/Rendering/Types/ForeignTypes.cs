using System.Collections.Frozen;

namespace PgDbre.Core.Migrations.Alembic.Rendering.Types;

/// <summary>Types of other packages that revisions often name.</summary>
internal static class ForeignTypes
{
    private static readonly FrozenDictionary<string, string> Plain = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["sqlalchemy_utils.UUIDType"] = "UUID",
        ["sqlalchemy_utils.TSVectorType"] = "TSVECTOR",
        ["sqlalchemy_utils.JSONType"] = "JSON",
        ["sqlalchemy_utils.URLType"] = "TEXT",
        ["sqlalchemy_utils.ArrowType"] = "TIMESTAMP WITHOUT TIME ZONE",
        ["sqlalchemy_utils.LtreeType"] = "LTREE",
        ["fastapi_users_db_sqlalchemy.GUID"] = "UUID",
        ["fastapi_users_db_sqlalchemy.TIMESTAMPAware"] = "TIMESTAMP WITH TIME ZONE",
        ["advanced_alchemy.GUID"] = "UUID",
        ["advanced_alchemy.DateTimeUTC"] = "TIMESTAMP WITH TIME ZONE",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Null for a type of a package that is not known here.</summary>
    public static SqlType? Read(string dottedName, TypeCall type)
    {
        string package = dottedName.Split('.')[0];
        return Plain.TryGetValue($"{package}.{type.Name}", out string? plain) ? new SqlType(plain) : (package, type.Name) switch
        {
            ("pgvector", "Vector" or "VECTOR") => new SqlType("VECTOR" + type.InParentheses(0, "dim")),
            ("pgvector", "HALFVEC" or "HalfVector") => new SqlType("HALFVEC" + type.InParentheses(0, "dim")),
            ("pgvector", "SPARSEVEC" or "SparseVector") => new SqlType("SPARSEVEC" + type.InParentheses(0, "dim")),
            ("pgvector", "BIT") => new SqlType("BIT" + type.InParentheses(0, "length")),
            ("sqlmodel", "AutoString") => new SqlType("VARCHAR" + type.InParentheses(0, "length")),
            ("sqlalchemy_utils", "EmailType") => new SqlType($"VARCHAR({type.Number(0, "length") ?? 255})"),
            ("geoalchemy2", "Geometry" or "Geography") => Spatial(type),
            _ => null,
        };
    }

    // GeoAlchemy2 also creates a spatial index with the table, by events of its own.
    private static SqlType Spatial(TypeCall type)
    {
        string name = type.Name.ToLowerInvariant();
        string shape = type.Text(0, "geometry_type") ?? (name == "geometry" ? "GEOMETRY" : "GEOGRAPHY");
        if (type.Flag(int.MaxValue, "spatial_index", otherwise: true))
        {
            type.Scope.Approximate($"GeoAlchemy2 may create a spatial index on the {name}");
        }

        return new SqlType($"{name}({shape},{type.Number(1, "srid") ?? -1})");
    }
}
