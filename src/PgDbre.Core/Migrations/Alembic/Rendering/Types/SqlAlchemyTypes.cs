using System.Collections.Frozen;
using System.Globalization;
using System.Numerics;

namespace PgDbre.Core.Migrations.Alembic.Rendering.Types;

/// <summary>
/// The types of SQLAlchemy as its PostgreSQL dialect writes them (sql/compiler.py and dialects/postgresql/base.py, type compilers).
/// </summary>
internal static class SqlAlchemyTypes
{
    // MAXDIM of PostgreSQL's utils/array.h.
    private const int MostDimensions = 6;

    // Types without arguments that count.
    private static readonly FrozenDictionary<string, string> Plain = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Date"] = "DATE", ["DATE"] = "DATE", ["DATETIME"] = "DATETIME", ["LargeBinary"] = "BYTEA", ["PickleType"] = "BYTEA",
        ["BLOB"] = "BLOB", ["BYTEA"] = "BYTEA", ["INET"] = "INET", ["CIDR"] = "CIDR", ["MACADDR"] = "MACADDR", ["MACADDR8"] = "MACADDR8",
        ["MONEY"] = "MONEY", ["OID"] = "OID", ["REGCLASS"] = "REGCLASS", ["REGCONFIG"] = "REGCONFIG", ["TSVECTOR"] = "TSVECTOR",
        ["TSQUERY"] = "TSQUERY", ["HSTORE"] = "HSTORE", ["CITEXT"] = "CITEXT", ["JSONPATH"] = "JSONPATH", ["UUID"] = "UUID",
        ["INT4RANGE"] = "INT4RANGE", ["INT8RANGE"] = "INT8RANGE", ["NUMRANGE"] = "NUMRANGE", ["DATERANGE"] = "DATERANGE",
        ["TSRANGE"] = "TSRANGE", ["TSTZRANGE"] = "TSTZRANGE", ["INT4MULTIRANGE"] = "INT4MULTIRANGE", ["INT8MULTIRANGE"] = "INT8MULTIRANGE",
        ["NUMMULTIRANGE"] = "NUMMULTIRANGE", ["DATEMULTIRANGE"] = "DATEMULTIRANGE", ["TSMULTIRANGE"] = "TSMULTIRANGE",
        ["TSTZMULTIRANGE"] = "TSTZMULTIRANGE",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Null for a name that is no type here.</summary>
    public static SqlType? Read(TypeCall type) => Plain.TryGetValue(type.Name, out string? plain)
        ? new SqlType(plain)
        : Numbers(type) ?? Texts(type) ?? Times(type) ?? Others(type);

    private static SqlType? Numbers(TypeCall type) => type.Name switch
    {
        "Integer" or "INTEGER" or "INT" => new SqlType("INTEGER") { Serial = "SERIAL" },
        "BigInteger" or "BIGINT" => new SqlType("BIGINT") { Serial = "BIGSERIAL" },
        "SmallInteger" or "SMALLINT" => new SqlType("SMALLINT") { Serial = "SMALLSERIAL" },
        "Numeric" or "NUMERIC" => Number("NUMERIC" + Precision(type)),
        "DECIMAL" => Number("DECIMAL" + Precision(type)),
        "Float" or "FLOAT" => Number("FLOAT" + type.InParentheses(0, "precision")),
        "Double" or "DOUBLE_PRECISION" => Number("DOUBLE PRECISION"),
        "DOUBLE" => Number("DOUBLE"),
        "REAL" => Number("REAL"),
        _ => null,
    };

    private static SqlType? Texts(TypeCall type) => type.Name switch
    {
        "String" or "Unicode" or "VARCHAR" => Text("VARCHAR", type),
        "Text" or "UnicodeText" or "TEXT" => Text("TEXT", type),
        "CHAR" or "NCHAR" or "NVARCHAR" or "CLOB" => Text(type.Name, type),
        _ => null,
    };

    private static SqlType? Times(TypeCall type) => type.Name switch
    {
        "DateTime" or "TIMESTAMP" => new SqlType($"TIMESTAMP{Fraction(type, 1)} {Zone(type)}"),
        "Time" or "TIME" => new SqlType($"TIME{Fraction(type, 1)} {Zone(type)}"),
        "Interval" => new SqlType($"INTERVAL{Spaced(type.Number(1, "second_precision"))}"),
        "INTERVAL" => new SqlType(
            $"INTERVAL{(type.Text(1, "fields") is { } fields ? $" {fields}" : "")}{Spaced(type.Number(0, "precision"))}"),
        _ => null,
    };

    private static SqlType? Others(TypeCall type) => type.Name switch
    {
        "Boolean" or "BOOLEAN" => new SqlType("BOOLEAN") { IsBoolean = true },
        "JSON" or "JSONB" => new SqlType(type.Name) { IsJson = true },
        "Uuid" => new SqlType(type.Flag(1, "native_uuid", otherwise: true) ? "UUID" : "CHAR(32)"),
        "BINARY" or "VARBINARY" => new SqlType(type.Name + type.InParentheses(0, "length")),
        "BIT" => Bit(type),
        "ARRAY" => Array(type),
        "Enum" or "ENUM" => EnumReader.Read(type),
        _ => null,
    };

    // PrimaryKeyConstraint._autoincrement_column takes any number for a serial, a numeric one too.
    private static SqlType Number(string sql) => new(sql) { Serial = "SERIAL" };

    private static string Precision(TypeCall type) => (type.Number(0, "precision"), type.Number(1, "scale")) switch
    {
        (null, _) => "",
        ({ } precision, null) => $"({Digits(precision)})",
        ({ } precision, { } scale) => $"({Digits(precision)}, {Digits(scale)})",
    };

    private static SqlType Text(string name, TypeCall type)
    {
        string? collation = type.Text(1, "collation");
        return new SqlType(name + type.InParentheses(0, "length") + (collation is null ? "" : $" COLLATE \"{collation}\""));
    }

    private static string Zone(TypeCall type) => type.Flag(0, "timezone") ? "WITH TIME ZONE" : "WITHOUT TIME ZONE";

    private static string Fraction(TypeCall type, int position) =>
        type.Number(position, "precision") is { } digits ? $"({Digits(digits)})" : "";

    private static string Spaced(BigInteger? digits) => digits is { } known ? $" ({Digits(known)})" : "";

    private static SqlType Bit(TypeCall type)
    {
        BigInteger? length = type.Number(0, "length");
        return type.Flag(1, "varying")
            ? new SqlType($"BIT VARYING{(length is { } known ? $"({Digits(known)})" : "")}")
            : new SqlType($"BIT({Digits(length ?? 1)})");
    }

    // A COLLATE of the items stays behind the brackets.
    private static SqlType Array(TypeCall type)
    {
        SqlType item = type.Argument(0, "item_type") is { } value
            ? TypeReader.Read(value, type.Scope)
            : throw new UnrenderableException("an ARRAY has no item type");
        BigInteger dimensions = type.Number(2, "dimensions") ?? 1;
        if (dimensions < 0 || dimensions > MostDimensions)
        {
            throw new UnrenderableException($"an ARRAY has {Digits(dimensions)} dimensions, and PostgreSQL knows {MostDimensions}");
        }

        string brackets = string.Concat(Enumerable.Repeat("[]", (int)dimensions));
        int collate = item.Sql.IndexOf(" COLLATE ", StringComparison.Ordinal);
        return item with { Sql = collate < 0 ? item.Sql + brackets : item.Sql.Insert(collate, brackets), Serial = null };
    }

    private static string Digits(BigInteger number) => number.ToString(CultureInfo.InvariantCulture);
}
