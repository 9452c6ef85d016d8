using System.Globalization;
using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Rules;

/// <summary>What values of a type lose on their way to another one.</summary>
/// <param name="Loss">What happens to them, behind "a value ".</param>
/// <param name="Condition">Which rows those are, with {0} for the column; null where no query can tell.</param>
/// <param name="IsSilent">True if nothing fails: the rest is gone without a word.</param>
internal sealed record NarrowedType(string Loss, string? Condition, bool IsSilent)
{
    private static readonly string[] Integers = ["int2", "int4", "int8"];

    /// <summary>Judges a change; null if nothing is lost, or nothing is known about it.</summary>
    /// <param name="from">The old type.</param>
    /// <param name="to">The new type.</param>
    /// <param name="isExplicit">True if USING casts to it, which cuts text where an assignment would fail.</param>
    public static NarrowedType? Of(TypeName from, TypeName to, bool isExplicit)
    {
        if (from.ArrayDimensions > 0 || to.ArrayDimensions > 0)
        {
            return null;
        }

        string old = from.Name.Name;
        string next = to.Name.Name;
        bool isText = old is "text" or "varchar" or "bpchar";
        return next switch
        {
            "text" or "citext" => null,
            "varchar" or "bpchar" when isText => Text(from, to, isExplicit),
            _ when isText => new($"that does not read as {to} makes it fail", null, false),
            "int2" or "int4" or "int8" => Integer(old, next),
            "numeric" when old == "numeric" => Decimals(from, to),
            "float4" when old is "float8" or "numeric" => new("loses digits behind the seventh", "{0} IS DISTINCT FROM {0}::float4", true),
            "float8" when old == "numeric" => new("loses digits behind the fifteenth", "{0} IS DISTINCT FROM {0}::float8::numeric", true),
            "date" when old is "timestamp" or "timestamptz" => new("loses its time of day", "{0}::time <> '00:00'", true),
            "timestamp" or "timestamptz" or "time" or "timetz" when old == next => Precision(from, to),
            _ => null,
        };
    }

    private static NarrowedType? Text(TypeName from, TypeName to, bool isExplicit) =>
        TypeModifiers.First(to) is { } limit && (TypeModifiers.First(from) ?? int.MaxValue) > limit
            ? new NarrowedType(
                isExplicit ? $"of more than {limit} characters is cut off" : $"of more than {limit} characters makes it fail",
                $"length({{0}}) > {limit}",
                isExplicit)
            : null;

    private static NarrowedType? Integer(string old, string next)
    {
        string range = next switch
        {
            "int2" => "BETWEEN -32768 AND 32767",
            "int4" => "BETWEEN -2147483648 AND 2147483647",
            _ => "BETWEEN -9223372036854775808 AND 9223372036854775807",
        };
        return old switch
        {
            "int2" or "int4" or "int8" when Array.IndexOf(Integers, old) > Array.IndexOf(Integers, next) =>
                new NarrowedType("that is out of range makes it fail", $"{{0}} NOT {range}", false),
            "numeric" or "float4" or "float8" =>
                new NarrowedType("is rounded to a whole number, and one that is out of range makes it fail", "{0} <> round({0})", true),
            _ => null,
        };
    }

    private static NarrowedType? Decimals(TypeName from, TypeName to)
    {
        if (TypeModifiers.First(to) is not { } digits)
        {
            return null;
        }

        int scale = TypeModifiers.Scale(to);
        bool isRounded = TypeModifiers.First(from) is null || TypeModifiers.Scale(from) > scale;
        int? whole = TypeModifiers.First(from) - TypeModifiers.Scale(from);
        bool isShorter = whole is null || whole > digits - scale;
        string limit = $"abs({{0}}) >= 1e{(digits - scale).ToString(CultureInfo.InvariantCulture)}";
        return (isRounded, isShorter) switch
        {
            (true, true) => new(
                $"is rounded to {Digits(scale)} behind the point, and one with more than {digits - scale} before it makes it fail",
                $"{{0}} <> round({{0}}, {scale}) OR {limit}",
                true),
            (true, false) => new($"is rounded to {Digits(scale)} behind the point", $"{{0}} <> round({{0}}, {scale})", true),
            (false, true) => new($"with more than {digits - scale} digits before the point makes it fail", limit, false),
            _ => null,
        };
    }

    private static string Digits(int count) => count == 1 ? "1 digit" : $"{count} digits";

    private static NarrowedType? Precision(TypeName from, TypeName to) =>
        TypeModifiers.IsFullPrecision(to) || TypeModifiers.First(from) <= TypeModifiers.First(to)
            ? null
            : new NarrowedType(
                $"keeps {Digits(TypeModifiers.First(to) ?? 0)} behind the point of its seconds",
                $"{{0}} IS DISTINCT FROM {{0}}::{to}",
                true);
}
