using System.Text.Json;
using PgDbre.Core.Plans.Reading.Files;

namespace PgDbre.Core.Plans.Nested;

/// <summary>
/// auto_explain's message about one execution, looked at but not parsed: a function may run a statement a hundred thousand times, and
/// all but the slowest of equal plans are only counted. Relies on ExplainPropertyText (explain.c) giving every key its own line.
/// </summary>
internal readonly struct NestedNotice
{
    private const string QueryKey = "\"Query Text\": ";

    // What PlanShape is made of, less what hangs on values (conditions, figures).
    private static readonly string[] ShapeKeys =
    [
        "\"Node Type\"", "\"Parent Relationship\"", "\"Parallel Aware\": true", "\"Operation\"", "\"Strategy\"", "\"Partial Mode\"",
        "\"Join Type\"", "\"Scan Direction\"", "\"Index Name\"", "\"Relation Name\"", "\"CTE Name\"", "\"Function Name\"",
    ];

    private readonly string _message;
    private readonly Range _query;

    private NestedNotice(string message, double durationMs, Range query, int body)
    {
        _message = message;
        _query = query;
        DurationMs = durationMs;
        Body = body;
    }

    /// <summary>How long it ran, ms.</summary>
    public double DurationMs { get; }

    /// <summary>Where the plan begins.</summary>
    private int Body { get; }

    /// <summary>The query as JSON has it, in quotes and escaped; the same for the same query.</summary>
    public ReadOnlySpan<char> EscapedQuery => _message.AsSpan()[_query];

    /// <summary>The query.</summary>
    public string Query => JsonSerializer.Deserialize<string>(EscapedQuery) ?? "";

    /// <summary>False for any other message.</summary>
    public static bool TryRead(string message, out NestedNotice notice)
    {
        notice = default;
        int end = message.IndexOf('\n', StringComparison.Ordinal);
        if (end < 0 || !message.StartsWith(AutoExplainMessage.Prefix, StringComparison.Ordinal)
            || !AutoExplainMessage.IsFirstLine(message[..end], out double durationMs))
        {
            return false;
        }

        int query = message.IndexOf(QueryKey, end, StringComparison.Ordinal) + QueryKey.Length;
        int queryEnd = query < QueryKey.Length ? -1 : message.IndexOf('\n', query);
        if (queryEnd < 0)
        {
            return false;
        }

        int close = message[queryEnd - 1] == ',' ? queryEnd - 1 : queryEnd;
        notice = new NestedNotice(message, durationMs, query..close, queryEnd + 1);
        return true;
    }

    /// <summary>Equal for notices of equal shape: the lines that PlanShape is made of, with their indentation.</summary>
    public ulong ShapeHash()
    {
        ulong hash = TextHash.Seed;
        foreach (ReadOnlySpan<char> line in _message.AsSpan(Body).EnumerateLines())
        {
            hash = IsShape(line.TrimStart()) ? TextHash.Add(hash, line.TrimEnd(',')) : hash;
        }

        return hash;
    }

    private static bool IsShape(ReadOnlySpan<char> line)
    {
        foreach (string key in ShapeKeys)
        {
            if (line.StartsWith(key, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
