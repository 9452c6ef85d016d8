namespace PgDbre.Core.Plans.Reading.Text;

/// <summary>A node's first line: its name, "(cost=0.00..8.30 rows=1 width=36)" and "(actual time=0.010..0.011 rows=1 loops=1)".</summary>
internal static class TextHeader
{
    private const string Cost = "(cost=";
    private const string Actual = "(actual ";
    private const string Never = "(never executed)";

    /// <summary>True for a line that has what only a node's first line has.</summary>
    public static bool HasFigures(string line) =>
        line.Contains(Cost, StringComparison.Ordinal) || line.Contains(Actual, StringComparison.Ordinal)
        || line.EndsWith(Never, StringComparison.Ordinal);

    /// <summary>True if the line says how long the node took, so that a node that never ran took nothing.</summary>
    public static bool IsTimed(string line) => line.Contains("(actual time=", StringComparison.Ordinal);

    public static Dictionary<string, object?> Read(string line, string where)
    {
        // From the right: an alias may hold anything, the figures do not.
        int cost = line.LastIndexOf(Cost, StringComparison.Ordinal);
        int actual = line.LastIndexOf(Actual, StringComparison.Ordinal);
        bool never = line.EndsWith(Never, StringComparison.Ordinal);
        int figures = cost >= 0 ? cost : actual >= 0 ? actual : never ? line.Length - Never.Length : line.Length;
        Dictionary<string, object?> fields = TextNodeName.Read(line[..figures].Trim());
        if (cost >= 0)
        {
            AddCost(fields, line.AsSpan(cost), where);
        }

        if (actual > cost)
        {
            AddActual(fields, line.AsSpan(actual));
        }
        else if (never)
        {
            fields["Actual Rows"] = 0L;
            fields["Actual Loops"] = 0L;
        }

        return fields;
    }

    /// <summary>"actual time=0.010..0.011 rows=1 loops=1", of a node or of one of its workers.</summary>
    public static void AddActual(Dictionary<string, object?> fields, ReadOnlySpan<char> text)
    {
        AddRange(fields, text, "time=", "Actual Startup Time", "Actual Total Time");
        Add(fields, text, "rows=", "Actual Rows");
        Add(fields, text, "loops=", "Actual Loops");
    }

    private static void AddCost(Dictionary<string, object?> fields, ReadOnlySpan<char> text, string where)
    {
        if (text.IndexOf(')') < 0)
        {
            throw PlanUnreadable.Because("a node's line is cut off", where);
        }

        AddRange(fields, text, "cost=", "Startup Cost", "Total Cost");
        Add(fields, text, "rows=", "Plan Rows");
        Add(fields, text, "width=", "Plan Width");
    }

    private static void Add(Dictionary<string, object?> fields, ReadOnlySpan<char> text, string name, string key)
    {
        if (Printed.NumberAfter(text, name) is { } number)
        {
            fields[key] = number;
        }
    }

    private static void AddRange(Dictionary<string, object?> fields, ReadOnlySpan<char> text, string name, string from, string to)
    {
        Add(fields, text, name, from);
        if (text.IndexOf(name, StringComparison.Ordinal) is >= 0 and var at)
        {
            Add(fields, text[at..], "..", to);
        }
    }
}
