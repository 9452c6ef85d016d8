using System.Text;
using System.Text.Json;

namespace PgDbre.Core.Plans.Reading;

/// <summary>
/// JSON to plain dictionaries, lists and scalars, without recursion. Of duplicate keys the last counts, as in jsonb: the server
/// prints them where a worker's figures follow its idle leader's (debug_parallel_query).
/// </summary>
internal static class JsonTree
{
    // Each plan level is two JSON levels (object and array), and the statement around it a few more.
    private const int MaxDepth = (2 * PlanBuilder.MaxDepth) + 8;

    public static object? Read(string json)
    {
        try
        {
            return Read(Encoding.UTF8.GetBytes(json));
        }
        catch (JsonException fault)
        {
            throw PlanUnreadable.Because(
                FirstSentence(fault.Message), $"line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}", fault);
        }
        catch (InvalidOperationException fault)
        {
            // Half of a surrogate pair behind a backslash: valid JSON that is no valid text.
            throw PlanUnreadable.Because("it holds text that is not valid Unicode", "in a string", fault);
        }
    }

    private static object? Read(ReadOnlySpan<byte> utf8)
    {
        Utf8JsonReader reader = new(utf8, new JsonReaderOptions { MaxDepth = MaxDepth, AllowTrailingCommas = false });
        Stack<Open> open = new();
        object? root = null;
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    open.Peek().Key = reader.GetString()!;
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    open.Pop();
                    break;
                default:
                    object? value = Value(ref reader);
                    root = open.Count == 0 ? value : root;
                    Add(open, value);
                    break;
            }
        }

        return root;
    }

    private static void Add(Stack<Open> open, object? value)
    {
        if (open.TryPeek(out Open? container))
        {
            container.Add(value);
        }

        if (value is Dictionary<string, object?> or List<object?>)
        {
            open.Push(new Open(value));
        }
    }

    private static object? Value(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => new Dictionary<string, object?>(StringComparer.Ordinal),
        JsonTokenType.StartArray => new List<object?>(),
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Number => Number(ref reader),
        _ => null,
    };

    private static object Number(ref Utf8JsonReader reader)
    {
        if (reader.TryGetInt64(out long whole))
        {
            return whole;
        }

        return reader.TryGetDouble(out double number) && double.IsFinite(number)
            ? number
            : throw PlanUnreadable.Because("a number is out of range", $"byte {reader.TokenStartIndex + 1}");
    }

    private static string FirstSentence(string message)
    {
        int end = message.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }

    private sealed class Open(object container)
    {
        public string Key { get; set; } = "";

        public void Add(object? value)
        {
            if (container is Dictionary<string, object?> fields)
            {
                fields[Key] = value;
            }
            else
            {
                ((List<object?>)container).Add(value);
            }
        }
    }
}
