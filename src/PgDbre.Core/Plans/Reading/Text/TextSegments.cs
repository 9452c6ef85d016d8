namespace PgDbre.Core.Plans.Reading.Text;

/// <summary>
/// Lines that hold several keys, two spaces apart, under names shorter than JSON's: "Sort Method: quicksort  Memory: 25kB",
/// "Buckets: 1024 (originally 512)  Batches: 1 (originally 1)  Memory Usage: 9kB".
/// </summary>
internal static class TextSegments
{
    public static bool TryAdd(Dictionary<string, object?> fields, string nodeType, string line)
    {
        string[] parts = line.Split("  ", StringSplitOptions.RemoveEmptyEntries);
        string first = KeyOf(parts[0]);
        switch (first)
        {
            case "Sort Method":
                AddSort(fields, parts);
                return true;
            case "Full-sort Groups" or "Pre-sorted Groups":
                fields[first] = SortGroup(parts);
                return true;
            case "Buckets" or "Batches" or "Planned Partitions" or "Hits" or "Storage":
                foreach (string part in parts)
                {
                    AddRenamed(fields, nodeType, KeyOf(part), ValueOf(part));
                }

                return true;
            default:
                return false;
        }
    }

    private static void AddSort(Dictionary<string, object?> fields, string[] parts)
    {
        fields["Sort Method"] = ValueOf(parts[0]);
        foreach (string part in parts.Skip(1))
        {
            fields["Sort Space Used"] = ServerKeys.Typed("Sort Space Used", ValueOf(part));
            fields["Sort Space Type"] = KeyOf(part);
        }
    }

    // "Full-sort Groups: 4  Sort Methods: quicksort, external merge  Average Memory: 27kB  Peak Memory: 29kB  Average Disk: …"
    private static Dictionary<string, object?> SortGroup(string[] parts)
    {
        Dictionary<string, object?> group = new() { ["Group Count"] = ServerKeys.Typed("Group Count", ValueOf(parts[0])) };
        foreach (string part in parts.Skip(1))
        {
            string[] key = KeyOf(part).Split(' ');
            if (key[0] == "Sort")
            {
                group["Sort Methods Used"] = TextList.Split(ValueOf(part));
            }
            else if (key.Length == 2)
            {
                string space = $"Sort Space {key[1]}";
                Dictionary<string, object?> sizes = group.GetValueOrDefault(space) as Dictionary<string, object?> ?? [];
                sizes[$"{key[0]} Sort Space Used"] = ServerKeys.Typed("", ValueOf(part));
                group[space] = sizes;
            }
        }

        return group;
    }

    private static void AddRenamed(Dictionary<string, object?> fields, string nodeType, string key, string value)
    {
        string name = (key, nodeType) switch
        {
            ("Buckets", _) => "Hash Buckets",
            ("Batches", "Hash") => "Hash Batches",
            ("Batches", _) => "HashAgg Batches",
            ("Memory Usage", _) => "Peak Memory Usage",
            ("Hits" or "Misses" or "Evictions" or "Overflows", _) => $"Cache {key}",
            _ => key,
        };
        const string Originally = " (originally ";
        int original = value.IndexOf(Originally, StringComparison.Ordinal);
        fields[name] = ServerKeys.Typed(name, original < 0 ? value : value[..original]);
        if (key is "Buckets" or "Batches" && nodeType == "Hash")
        {
            string before = original < 0 ? value : value[(original + Originally.Length)..].TrimEnd(')');
            fields[$"Original {name}"] = ServerKeys.Typed(name, before);
        }
    }

    private static string KeyOf(string part) =>
        part.IndexOf(": ", StringComparison.Ordinal) is >= 0 and var at ? part[..at].Trim() : part.Trim();

    private static string ValueOf(string part) =>
        part.IndexOf(": ", StringComparison.Ordinal) is >= 0 and var at ? part[(at + 2)..].Trim() : "";
}
