using System.Globalization;

namespace PgDbre.Core.Migrations.Shadow.Seeding;

/// <summary>The ends of types, and what a type's modifier allows.</summary>
internal static class SeedExtremes
{
    // Longer than what a page's index entry holds uncompressed, so that it is stored out of line or compressed.
    private const int LongText = 3000;

    /// <summary>The largest value; null where no end is known.</summary>
    public static string? Largest(SeedColumn column) => column.Type switch
    {
        "int2" => "32767",
        "int4" => "2147483647",
        "int8" => "9223372036854775807",
        "float4" => "1e30",
        "float8" => "1e300",
        "numeric" => Nines(column, ""),
        "text" or "varchar" or "bpchar" or "citext" => Long(column),
        "date" => "9999-12-31",
        "timestamp" => "9999-12-31 23:59:59.999999",
        "timestamptz" => "9999-12-31 23:59:59.999999+00",
        "time" => "23:59:59.999999",
        "interval" => "100 years",
        "uuid" => "ffffffff-ffff-ffff-ffff-ffffffffffff",
        "json" or "jsonb" => """{"a": {"b": [1, "x", null]}, "ü": "\"quoted\""}""",
        "bytea" => "\\x" + new string('f', 600),
        "inet" => "2001:db8::1",
        "bit" or "varbit" => new string('1', column.Modifier > 0 ? column.Modifier : 1),
        _ => null,
    };

    /// <summary>The smallest value; null where no end is known.</summary>
    public static string? Smallest(SeedColumn column) => column.Type switch
    {
        "int2" => "-32768",
        "int4" => "-2147483648",
        "int8" => "-9223372036854775808",
        "float4" => "-1e30",
        "float8" => "-1e300",
        "numeric" => Nines(column, "-"),
        "text" or "varchar" or "bpchar" or "citext" => "",
        "date" => "0001-01-01",
        "timestamp" => "0001-01-01 00:00:00",
        "timestamptz" => "0001-01-01 00:00:00+00",
        "time" => "00:00",
        "interval" => "-1 day",
        "uuid" => "00000000-0000-0000-0000-000000000000",
        "json" or "jsonb" => "null",
        "bytea" => "\\x",
        "bit" => new string('0', Math.Max(column.Modifier, 1)),
        "varbit" => "",
        _ => null,
    };

    /// <summary>Characters that fit; without a limit a very large number.</summary>
    public static int Length(SeedColumn column) => column.Type switch
    {
        "varchar" or "bpchar" when column.Modifier > 4 => column.Modifier - 4,
        "char" => 1,
        "name" => 63,
        _ => int.MaxValue,
    };

    /// <summary>A number of a numeric with that precision and scale.</summary>
    public static string Fit(SeedColumn column, int number)
    {
        (int precision, int scale) = Numeric(column);
        int digits = precision - scale;
        return digits is > 0 and < 10 ? (number % (int)Math.Pow(10, digits)).ToString(CultureInfo.InvariantCulture)
            : digits > 0 ? number.ToString(CultureInfo.InvariantCulture)
            : "0";
    }

    /// <summary>A vector of as many dimensions as the column has; of three without a number of its own.</summary>
    public static string Vector(SeedColumn column, string value) =>
        $"[{string.Join(",", Enumerable.Repeat(value, column.Modifier > 0 ? column.Modifier : 3))}]";

    private static string Nines(SeedColumn column, string sign)
    {
        (int precision, int scale) = Numeric(column);
        if (scale < 0 || scale > precision)
        {
            return "0";
        }

        string fraction = scale > 0 ? "." + new string('9', scale) : "";
        return $"{sign}{(precision > scale ? new string('9', precision - scale) : "0")}{fraction}";
    }

    // numeric.c, make_numeric_typmod: precision in the upper half, scale in eleven bits with a sign (a byte before 15).
    private static (int Precision, int Scale) Numeric(SeedColumn column) => column.Modifier < 4
        ? (25, 5)
        : (((column.Modifier - 4) >> 16) & 0xffff, (((column.Modifier - 4) & 0x7ff) ^ 1024) - 1024);

    private static string Long(SeedColumn column)
    {
        const string awkward = "Ä 'quoted' \"name\" \\ 漢字\t";
        int length = Math.Min(Length(column), LongText);
        return length <= awkward.Length ? new string('x', length) : awkward + new string('x', length - awkward.Length);
    }
}
