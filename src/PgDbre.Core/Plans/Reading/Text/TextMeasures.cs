namespace PgDbre.Core.Plans.Reading.Text;

/// <summary>
/// Lines of counters: "Buffers: shared hit=3 read=1, temp written=9", "I/O Timings: shared/local read=0.1" (15, 16), "read=0.1"
/// (13, 14), "WAL: records=1 fpi=1 bytes=99 buffers full=1", "Heap Blocks: exact=9 lossy=2", "Tuples: inserted=2". Only counters
/// above zero are printed.
/// </summary>
internal static class TextMeasures
{
    public static bool TryAdd(Dictionary<string, object?> fields, string key, string text)
    {
        Func<string?, string, string>? name = key switch
        {
            "Buffers" => (group, counter) => $"{Title(group)} {Title(counter)} Blocks",
            "I/O Timings" => (group, counter) => $"{(group is null or "shared/local" ? "" : Title(group) + " ")}I/O {Title(counter)} Time",
            "WAL" => WalKey,
            "Heap Blocks" => (_, counter) => $"{Title(counter)} Heap Blocks",
            "Tuples" => (_, counter) => $"Tuples {Title(counter)}",
            _ => null,
        };
        if (name is null)
        {
            return false;
        }

        string? group = null;
        foreach (string token in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = token.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0)
            {
                group = token.TrimEnd(',');
                continue;
            }

            if (Printed.TryNumber(token.AsSpan(equals + 1).TrimEnd(',')) is { } number)
            {
                fields[name(group, token[..equals])] = number;
            }

            // A group of blocks has several counters; in WAL and Memory a word before a counter is part of its name.
            group = key == "WAL" ? null : group;
        }

        return true;
    }

    private static string WalKey(string? group, string counter) => (group, counter) switch
    {
        (null, "fpi") => "WAL FPI",
        ("fpi", _) => $"WAL FPI {Title(counter)}",
        (null, _) => $"WAL {Title(counter)}",
        _ => $"WAL {Title(group)} {Title(counter)}",
    };

    private static string Title(string? word) => string.IsNullOrEmpty(word) ? "" : char.ToUpperInvariant(word[0]) + word[1..];
}
