using System.Globalization;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Shadow.Seeding;

/// <summary>Values to be tried where a condition must be met: those of the type, and those that the condition itself names.</summary>
public static class SeedCandidates
{
    // What conditions on text are mostly about: addresses, links, codes, numbers as text; several of a kind, for unique columns.
    private static readonly string[] Texts =
    [
        "a", "A", "ab", "AB", "EUR", "a1@example.org", "https://example.org/1", "abc-1", "ABC1", "1", "12345", "+4912345678", "a_b",
        "#aabbcc",
        "a2@example.org", "a3@example.org", "a4@example.org", "a5@example.org", "https://example.org/2", "https://example.org/3", "abc-2",
        "abc-3", "ABC2", "ABC3", "12346", "12347", "USD", "b", "B",
    ];

    private static readonly string[] Numbers = ["0", "1", "2", "10", "100", "1000", "-1", "0.5"];

    /// <summary>Candidates of one column, likely ones first; null stands for NULL.</summary>
    /// <param name="column">The column.</param>
    /// <param name="checks">The conditions that it is in.</param>
    /// <param name="count">How many at most.</param>
    public static IReadOnlyList<string?> Of(SeedColumn column, IEnumerable<SeedCheck> checks, int count)
    {
        ArgumentNullException.ThrowIfNull(column);
        IEnumerable<string?> named = checks.SelectMany(check => Constants(check.Expression)).SelectMany(text => Near(column, text));
        IEnumerable<string?> nulls = column.IsNullable ? [null] : [];
        SeedColumn filled = column with { IsNullable = false };
        IEnumerable<string?> usual = Enumerable.Range(1, 4).Select(number => SeedValues.Of(filled, SeedVariant.Plain, number));
        return [.. named.Take(count - 3).Concat(nulls).Concat(usual).Concat(column.Labels).Concat(Typical(column))
            .Append(SeedValues.Of(column, SeedVariant.Largest, 1)).Append(SeedValues.Of(column, SeedVariant.Smallest, 1))
            .Distinct().Where(value => value is not null || column.IsNullable).Take(count)];
    }

    private static IEnumerable<string> Constants(string expression) => SqlTokenizer.Tokenize(expression)
        .Where(token => token.Kind is SqlTokenKind.String or SqlTokenKind.Number)
        .Select(token => token.Kind == SqlTokenKind.String ? SqlStringValue.Of(token).Text : token.ToString());

    // A constant that is no value of the type would fail the whole trial.
    private static IEnumerable<string?> Near(SeedColumn column, string constant)
    {
        if (column.IsArray || column.TypeKind != "b")
        {
            return column.Labels.Contains(constant, StringComparer.Ordinal) ? [constant] : [];
        }

        return column.Type switch
        {
            "int2" or "int4" or "int8" => long.TryParse(constant, CultureInfo.InvariantCulture, out long whole)
                ? Whole(column.Type, whole) : [],
            "numeric" or "float4" or "float8" => decimal.TryParse(constant, CultureInfo.InvariantCulture, out decimal number)
                ? [Show(number), Show(number + 1), Show(number - 1)] : [],
            "date" or "timestamp" or "timestamptz" => Days(column.Type, constant),
            "text" or "varchar" or "bpchar" or "citext" or "name" =>
                constant.Length <= SeedExtremes.Length(column) && !constant.Contains('\0', StringComparison.Ordinal) ? [constant] : [],
            _ => [],
        };
    }

    private static IEnumerable<string?> Whole(string type, long value)
    {
        long end = type switch { "int2" => short.MaxValue, "int4" => int.MaxValue, _ => long.MaxValue - 1 };
        return new[] { value, value + 1, value - 1 }.Where(near => near > -end && near < end)
            .Select(near => near.ToString(CultureInfo.InvariantCulture));
    }

    private static IEnumerable<string?> Days(string type, string constant)
    {
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        string form = type switch { "date" => "yyyy-MM-dd", "timestamp" => "yyyy-MM-dd HH:mm:ss", _ => "yyyy-MM-dd HH:mm:ss+00" };
        return DateTimeOffset.TryParse(constant, CultureInfo.InvariantCulture, utc, out DateTimeOffset day) && day.Year is > 1 and < 9999
            ? new[] { 0, 1, -1 }.Select(days => day.AddDays(days).ToString(form, CultureInfo.InvariantCulture))
            : [];
    }

    private static IEnumerable<string?> Typical(SeedColumn column) => column.IsArray || column.TypeKind != "b" ? [] : column.Type switch
    {
        "text" or "varchar" or "bpchar" or "citext" => Texts.Where(text => text.Length <= SeedExtremes.Length(column)),
        "int2" or "int4" or "int8" => Numbers.Where(number => !number.Contains('.', StringComparison.Ordinal)),
        "numeric" or "float4" or "float8" => Numbers,
        "bool" => ["true", "false"],
        _ => [],
    };

    private static string Show(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
