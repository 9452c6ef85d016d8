namespace PgDbre.Core.Plans.Reading;

/// <summary>
/// Element names back to the server's keys: "Shared-I-O-Read-Time" is "Shared I/O Read Time". Groups carry their kind as a name where
/// JSON has their label; which of two alike it is follows from the order and from what was read before.
/// </summary>
internal static class XmlNames
{
    // Hyphens that are no blanks.
    private static readonly (string Mangled, string Key)[] Exceptions =
        [("I O ", "I/O "), ("One Time Filter", "One-Time Filter"), ("Full sort", "Full-sort"), ("Pre sorted", "Pre-sorted")];

    public static string ToKey(string name)
    {
        string key = name.Replace('-', ' ');
        foreach ((string mangled, string right) in Exceptions)
        {
            key = key.Replace(mangled, right, StringComparison.Ordinal);
        }

        return key;
    }

    /// <param name="key">The element's key.</param>
    /// <param name="before">What its parent held before it.</param>
    /// <param name="spaces">How many "Sort Space" elements the parent has.</param>
    public static string ToLabel(string key, Dictionary<string, object?> before, int spaces) => key switch
    {
        // The full sort comes first and always; the sort within presorted groups may follow.
        "Incremental Sort Groups" => before.ContainsKey("Full-sort Groups") ? "Pre-sorted Groups" : "Full-sort Groups",
        "Sort Space" => IsDisk(before, spaces) ? "Sort Space Disk" : "Sort Space Memory",
        _ => key,
    };

    // Memory comes before disk; a single one is on disk if every method used was an external one.
    private static bool IsDisk(Dictionary<string, object?> before, int spaces) => spaces > 1
        ? before.ContainsKey("Sort Space Memory")
        : before.GetValueOrDefault("Sort Methods Used") is List<object?> { Count: > 0 } methods
            && methods.TrueForAll(method => (method as string)?.StartsWith("external", StringComparison.Ordinal) == true);
}
