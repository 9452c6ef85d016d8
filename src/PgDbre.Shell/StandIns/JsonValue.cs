using System.Globalization;
using System.Management.Automation;
using System.Numerics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PgDbre.Shell.StandIns;

/// <summary>Turns JSON into PowerShell values the way ConvertFrom-Json does.</summary>
internal sealed partial class JsonValue(bool asHashtable)
{
    private static readonly JsonDocumentOptions Options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 1024,
    };

    /// <exception cref="JsonException">The text is not JSON.</exception>
    public object? Parse(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text, Options);
        return Convert(document.RootElement);
    }

    private object? Convert(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object when asHashtable => ToHashtable(element),
        JsonValueKind.Object => ToObject(element),
        JsonValueKind.Array => element.EnumerateArray().Select(Convert).ToArray(),
        JsonValueKind.String => ToTextOrDate(element.GetString()!),
        JsonValueKind.Number => ToNumber(element.GetRawText()),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private PSObject ToObject(JsonElement element)
    {
        PSObject result = new();
        foreach (JsonProperty property in element.EnumerateObject())
        {
            // The last of two equal names wins.
            result.Properties.Remove(property.Name);
            result.Properties.Add(new PSNoteProperty(property.Name, Convert(property.Value)));
        }

        return result;
    }

    private OrderedHashtable ToHashtable(JsonElement element)
    {
        OrderedHashtable result = [];
        foreach (JsonProperty property in element.EnumerateObject())
        {
            result[property.Name] = Convert(property.Value);
        }

        return result;
    }

    private static object ToNumber(string digits)
    {
        if (digits.AsSpan().IndexOfAny(".eE") >= 0)
        {
            return double.Parse(digits, CultureInfo.InvariantCulture);
        }

        if (long.TryParse(digits, CultureInfo.InvariantCulture, out long number))
        {
            return number;
        }

        return BigInteger.Parse(digits, CultureInfo.InvariantCulture);
    }

    // ISO 8601 with date and time becomes a DateTime; its kind follows the zone.
    private static object ToTextOrDate(string text) =>
        IsoDateTime().IsMatch(text) && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTime moment)
            ? moment
            : text;

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?(Z|[+-]\d\d:?\d\d)?$")]
    private static partial Regex IsoDateTime();
}
