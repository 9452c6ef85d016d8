namespace PgDbre.Core.Plans.Reading.Text;

/// <summary>What kind of line a line is, by its shape alone.</summary>
internal static class TextLines
{
    private static readonly string[] SubplanWords = ["InitPlan ", "SubPlan ", "CTE "];

    // Before which a root without costs is believed to be one.
    private static readonly string[] Kinds =
    [
        "Aggregate", "Append", "Bitmap", "CTE Scan on ", "Custom Scan", "Delete on ", "Finalize ", "Foreign ", "Function Scan on ", "Gather", "Group",
        "Hash", "Incremental Sort", "Index ", "Insert on ", "Limit", "LockRows", "Materialize", "Memoize", "Merge ", "MixedAggregate", "Nested Loop",
        "Parallel ", "Partial ", "ProjectSet", "Recursive Union", "Result", "Sample Scan on ", "Seq Scan on ", "SetOp ", "Sort", "Subquery Scan on ",
        "Table Function Scan on ", "Tid ", "Unique", "Update on ", "Values Scan on ", "WindowAgg", "WorkTable Scan on ",
    ];

    public static int ColumnOf(string line)
    {
        int column = 0;
        while (column < line.Length && line[column] is ' ' or '\t')
        {
            column++;
        }

        return column;
    }

    /// <summary>"InitPlan 1 (returns $0)", "SubPlan 2", "CTE recent": stands above the arrow of the node it names.</summary>
    public static bool IsSubplanName(string text) =>
        SubplanWords.Any(word => text.StartsWith(word, StringComparison.Ordinal)) && !text.Contains(": ", StringComparison.Ordinal);

    /// <summary>The first line of a plan: a node without an arrow. One without costs (COSTS OFF) only if its kind is known.</summary>
    public static bool IsRoot(string line)
    {
        ReadOnlySpan<char> text = line.AsSpan().Trim();
        return !text.StartsWith("->") && text.Length > 0 && char.IsAsciiLetterUpper(text[0])
            && (HasCost(text) || (IsKnownKind(line) && TextHeader.HasFigures(line)));
    }

    /// <summary>A root with neither costs nor times: "Seq Scan on orders". Prose may look so; only what stands below it decides.</summary>
    public static bool MayBeRoot(string line) => IsKnownKind(line) && !line.Contains(": ", StringComparison.Ordinal) && !line.EndsWith('.');

    /// <summary>True if the line goes on with the plan whose root stands at <paramref name="rootColumn"/>: it is indented, or part of the summary.</summary>
    public static bool Belongs(string line, int rootColumn)
    {
        int column = ColumnOf(line);
        string text = line.Trim();
        if (column >= rootColumn + 2 || text.StartsWith("->  ", StringComparison.Ordinal))
        {
            return true;
        }

        int colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && char.IsAsciiLetterUpper(text[0])
            && (colon == text.Length - 1 || text[colon + 1] == ' ')
            && IsSummaryKey(text[..colon]);
    }

    // LOG, ERROR and the like begin the next log line; "Time" is psql's \timing; letters in lower case tell the server's keys from both.
    private static bool IsSummaryKey(string key) =>
        key is "JIT" || (key != "Time" && !key.StartsWith("Query Text", StringComparison.Ordinal) && key.Any(char.IsAsciiLetterLower));

    private static bool IsKnownKind(string line)
    {
        string text = line.TrimStart();
        return Kinds.Any(kind => text.StartsWith(kind, StringComparison.Ordinal));
    }

    private static bool HasCost(ReadOnlySpan<char> text)
    {
        int cost = text.LastIndexOf("(cost=");
        return cost > 0 && text[cost..].Contains(" rows=", StringComparison.Ordinal);
    }
}
