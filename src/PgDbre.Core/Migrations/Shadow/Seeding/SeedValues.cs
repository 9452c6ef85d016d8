using System.Globalization;

namespace PgDbre.Core.Migrations.Shadow.Seeding;

/// <summary>Values for the rows of a shadow, as the text that PostgreSQL reads for the type.</summary>
public static class SeedValues
{
    /// <summary>A value; null for NULL, and for a type of which no value is known.</summary>
    /// <param name="column">The column.</param>
    /// <param name="variant">What it shall be like.</param>
    /// <param name="number">Another number is another value, as far as the type has so many.</param>
    public static string? Of(SeedColumn column, SeedVariant variant, int number)
    {
        ArgumentNullException.ThrowIfNull(column);
        if (variant == SeedVariant.Nulls && column.IsNullable)
        {
            return null;
        }

        if (column.IsArray)
        {
            return variant == SeedVariant.Smallest ? "{}"
                : Of(column with { IsArray = false, IsNullable = false }, variant, number) is { } element ? $"{{\"{Escape(element)}\"}}"
                : null;
        }

        return column.TypeKind switch
        {
            "e" => column.Labels.Count == 0 ? null : column.Labels[Label(column, variant, number)],
            "r" => Range(column.Type, variant, number),
            "m" when variant == SeedVariant.Smallest => "{}",
            "m" => $"{{{Range(column.Type.Replace("multi", "", StringComparison.Ordinal), variant, number)}}}",
            "c" => $"({new string(',', Math.Max(column.FieldCount - 1, 0))})",
            _ => variant switch
            {
                SeedVariant.Largest => SeedExtremes.Largest(column) ?? Plain(column, number),
                SeedVariant.Smallest => SeedExtremes.Smallest(column) ?? Plain(column, number),
                _ => Plain(column, number),
            },
        };
    }

    private static int Label(SeedColumn column, SeedVariant variant, int number) => variant switch
    {
        SeedVariant.Largest => column.Labels.Count - 1,
        SeedVariant.Smallest => 0,
        _ => number % column.Labels.Count,
    };

    private static string? Plain(SeedColumn column, int number)
    {
        string n = number.ToString(CultureInfo.InvariantCulture);
        return column.Type switch
        {
            "bool" => number % 2 == 0 ? "true" : "false",
            "int2" or "int4" or "int8" or "oid" or "money" or "xid8" => n,
            "float4" or "float8" => n + ".5",
            "numeric" => SeedExtremes.Fit(column, number),
            "text" or "varchar" or "bpchar" or "name" or "citext" or "char" => Text(column, number),
            "bit" or "varbit" => Bits(column, number),
            "vector" or "halfvec" => SeedExtremes.Vector(column, n),
            _ => Time(column.Type, number) ?? Other(column.Type, n, number),
        };
    }

    private static string? Time(string type, int number)
    {
        DateTime day = new DateTime(2024, 1, 1, 12, 0, 0, DateTimeKind.Utc).AddDays(number);
        return type switch
        {
            "date" => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            "timestamp" => day.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            "timestamptz" => day.ToString("yyyy-MM-dd HH:mm:ss+00", CultureInfo.InvariantCulture),
            "time" => new TimeOnly(12, 0).AddMinutes(number).ToString("HH:mm", CultureInfo.InvariantCulture),
            "timetz" => new TimeOnly(12, 0).AddMinutes(number).ToString("HH:mm+00", CultureInfo.InvariantCulture),
            "interval" => string.Create(CultureInfo.InvariantCulture, $"{number} days"),
            _ => null,
        };
    }

    private static string? Other(string type, string n, int number) => type switch
    {
        "uuid" => $"00000000-0000-4000-8000-{number:D12}",
        "json" or "jsonb" => $"{{\"n\": {n}}}",
        "jsonpath" => "$.n",
        "bytea" => $"\\x{number:x8}",
        "inet" or "cidr" => $"10.0.{(number >> 8) & 255}.{number & 255}",
        "macaddr" => $"08:00:2b:00:{(number >> 8) & 255:x2}:{number & 255:x2}",
        "macaddr8" => $"08:00:2b:00:00:00:{(number >> 8) & 255:x2}:{number & 255:x2}",
        "tsvector" or "tsquery" => $"n{n}",
        "xml" => $"<n>{n}</n>",
        "hstore" => $"n=>{n}",
        "ltree" => $"n.n{n}",
        "pg_lsn" => $"0/{number:X}",
        "regclass" => "pg_class",
        "regtype" => "text",
        _ => Geometry(type, n),
    };

    private static string? Geometry(string type, string n) => type switch
    {
        "point" => $"({n},{n})",
        "line" => $"{{1,1,{n}}}",
        "lseg" => $"[(0,0),({n},{n})]",
        "box" => $"({n},{n}),(0,0)",
        "path" => $"[(0,0),({n},{n})]",
        "polygon" => $"((0,0),({n},{n}),({n},0))",
        "circle" => $"<(0,0),{n}>",
        _ => null,
    };

    // The number stands last and is kept where there is little room.
    private static string Text(SeedColumn column, int number)
    {
        int length = SeedExtremes.Length(column);
        string n = number.ToString(CultureInfo.InvariantCulture);
        string text = "value " + n;
        return text.Length <= length ? text
            : n.Length <= length ? n
            : ((char)('a' + (number % 26))).ToString();
    }

    private static string Bits(SeedColumn column, int number)
    {
        int length = column.Modifier > 0 ? column.Modifier : column.Type == "bit" ? 1 : 32;
        string bits = Convert.ToString(number, 2);
        return bits.Length > length ? bits[^length..] : bits.PadLeft(length, '0');
    }

    // Ranges of different numbers do not overlap: exclusion constraints are mostly about that.
    private static string? Range(string type, SeedVariant variant, int number)
    {
        if (variant == SeedVariant.Smallest)
        {
            return "empty";
        }

        string? element = type switch
        {
            "int4range" or "int8range" or "numrange" => "int4",
            "daterange" => "date",
            "tsrange" => "timestamp",
            "tstzrange" => "timestamptz",
            _ => null,
        };
        SeedColumn bound = new() { Name = "", Type = element ?? "", SqlType = "" };
        return element is null ? null : $"[\"{Plain(bound, number * 10)}\",\"{Plain(bound, (number * 10) + 5)}\")";
    }

    private static string Escape(string element) =>
        element.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}
