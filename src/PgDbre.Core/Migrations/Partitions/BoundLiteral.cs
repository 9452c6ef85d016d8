using System.Globalization;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Partitions;

/// <summary>
/// A constant in a partition's bound or in a CHECK. Only what means the same in every session is compared: numbers, and dates with no
/// zone written, for those depend on the same TimeZone on both sides.
/// </summary>
/// <param name="Text">The constant without quotes and casts.</param>
internal sealed record BoundLiteral(string Text)
{
    private const NumberStyles Numbers = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    private static readonly string[] Formats =
        ["yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFF"];

    /// <summary>Reads '2026-01-01', date '2026-01-01', '2026-01-01'::date, 5, -5; null for anything else.</summary>
    public static BoundLiteral? Read(ArraySegment<SqlToken> tokens)
    {
        int cast = 0;
        while (cast < tokens.Count && !tokens[cast].Is("::"))
        {
            cast++;
        }

        return tokens[..cast] switch
        {
            [{ Kind: SqlTokenKind.Number } number] => new BoundLiteral(number.ToString()),
            [var sign, { Kind: SqlTokenKind.Number } number] when sign.Is("-") => new BoundLiteral($"-{number}"),
            [{ Kind: SqlTokenKind.String } text] => new BoundLiteral(SqlStringValue.Of(text).Text),
            [.. var type, { Kind: SqlTokenKind.String } text] when type.All(word => word.Kind == SqlTokenKind.Word) =>
                new BoundLiteral(SqlStringValue.Of(text).Text),
            _ => null,
        };
    }

    /// <summary>Negative, zero or positive as this one comes before, is or comes behind the other; null if that is not certain.</summary>
    public int? CompareTo(BoundLiteral other)
    {
        if (Text == other.Text)
        {
            return 0;
        }

        if (Number is { } number && other.Number is { } otherNumber)
        {
            return number.CompareTo(otherNumber);
        }

        return Time is { } time && other.Time is { } otherTime ? time.CompareTo(otherTime) : null;
    }

    private decimal? Number =>
        decimal.TryParse(Text, Numbers, CultureInfo.InvariantCulture, out decimal number) ? number : null;

    private DateTime? Time =>
        DateTime.TryParseExact(Text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime time) ? time : null;
}
