using System.Globalization;

namespace PgDbre.Core.Plans.Reading;

/// <summary>Typed access to the server's keys; a value of the wrong kind is an unreadable plan, never a guess.</summary>
internal sealed class PlanKeys(IReadOnlyDictionary<string, object?> fields, string where)
{
    public string? Text(string key) => Value(key) switch
    {
        null => null,
        string text when IsServerText(text) => text,
        _ => throw Wrong(key, "text"),
    };

    public double? Number(string key) => Value(key) switch
    {
        null => null,
        long whole => whole,
        double number => number,
        _ => throw Wrong(key, "a number"),
    };

    public long? Whole(string key) => Value(key) switch
    {
        null => null,
        long whole => whole,
        // 18 prints some counters with decimals.
        double number when Math.Abs(number) < 9e18 => (long)number,
        _ => throw Wrong(key, "a whole number"),
    };

    /// <summary>Loops and the like: a negative count would turn every total around.</summary>
    public long? Count(string key) => Whole(key) switch
    {
        < 0 => throw Wrong(key, "a count"),
        var count => count,
    };

    public bool Flag(string key) => Value(key) switch
    {
        null => false,
        bool flag => flag,
        _ => throw Wrong(key, "true or false"),
    };

    public IReadOnlyList<string> Texts(string key) => Value(key) switch
    {
        null => [],
        List<object?> items when items.All(item => item is string text && IsServerText(text)) => [.. items.Cast<string>()],
        _ => throw Wrong(key, "a list of texts"),
    };

    public IReadOnlyList<IReadOnlyDictionary<string, object?>> Objects(string key) => Value(key) switch
    {
        null => [],
        List<object?> items when items.All(item => item is Dictionary<string, object?>) =>
            [.. items.Cast<Dictionary<string, object?>>()],
        _ => throw Wrong(key, "a list of objects"),
    };

    public PlanKeys? Group(string key) => Value(key) switch
    {
        null => null,
        Dictionary<string, object?> group => new PlanKeys(group, $"{where}, {key}"),
        _ => throw Wrong(key, "an object"),
    };

    /// <summary>A group of settings; values as text, as the server quotes them.</summary>
    public PlanSettings Settings(string key) => Value(key) switch
    {
        null => PlanSettings.Empty,
        Dictionary<string, object?> group => new PlanSettings(group.ToDictionary(
            pair => pair.Key, pair => Convert.ToString(pair.Value, CultureInfo.InvariantCulture) ?? "")),
        _ => throw Wrong(key, "an object"),
    };

    public object? Value(string key) => fields.GetValueOrDefault(key);

    // No text of a server holds NUL; one that does was damaged on the way, and no statement could name what it names.
    private static bool IsServerText(string text) => !text.Contains('\0', StringComparison.Ordinal);

    private Connections.PgDbreException Wrong(string key, string expected) => PlanUnreadable.Because($"'{key}' is not {expected}", where);
}
