namespace PgDbre.Core.Plans.Reading.Text;

/// <summary>
/// The text format leaves out what is zero; JSON prints it. Arithmetic and findings tell "zero" from "not measured", so the zeros are
/// put back wherever another line of the plan shows that the counter was on.
/// </summary>
internal static class TextDefaults
{
    private static readonly string[] BlockKeys =
    [
        "Shared Hit Blocks", "Shared Read Blocks", "Shared Dirtied Blocks", "Shared Written Blocks",
        "Local Hit Blocks", "Local Read Blocks", "Local Dirtied Blocks", "Local Written Blocks", "Temp Read Blocks", "Temp Written Blocks",
    ];

    private static readonly string[] WalKeys = ["WAL Records", "WAL FPI", "WAL Bytes"];
    // 18 and later, hence not among the others.
    private static readonly string[] WalBufferKeys = ["WAL Buffers Full"];
    private static readonly string[] HeapKeys = ["Exact Heap Blocks", "Lossy Heap Blocks"];
    private static readonly string[] IoKeys = ["I/O Read Time", "I/O Write Time"];
    private static readonly string[] SplitIoKeys =
        ["Shared I/O Read Time", "Shared I/O Write Time", "Local I/O Read Time", "Local I/O Write Time"];
    private static readonly string[] TempIoKeys = ["Temp I/O Read Time", "Temp I/O Write Time"];
    private static readonly string[][] Families = [BlockKeys, WalKeys, WalBufferKeys, IoKeys, SplitIoKeys, TempIoKeys];
    private static readonly string[][] WholeFamilies = [BlockKeys, WalKeys, WalBufferKeys];

    public static void Apply(List<TextNode> nodes, Dictionary<string, object?> statement, bool isTimed)
    {
        foreach (string[] family in Families)
        {
            object zero = WholeFamilies.Contains(family) ? (object)0L : 0.0;
            List<Dictionary<string, object?>> parts = [.. PartsOf(nodes, statement).Where(part => family.Any(part.ContainsKey))];
            parts.ForEach(part => Fill(part, family, zero));
            if (parts.Count > 0 || nodes.Exists(node => family.Any(node.Fields.ContainsKey)))
            {
                nodes.FindAll(node => node.Fields.ContainsKey("Actual Loops")).ForEach(node => Fill(node.Fields, family, zero));
            }
        }

        foreach (TextNode node in nodes)
        {
            FillAnalyzed(node.Fields, isTimed);
            FillHashed(node);
            DropGuess(node);
        }
    }

    // Workers, planning and serialization print a line of their own only where one of its counters is above zero.
    private static IEnumerable<Dictionary<string, object?>> PartsOf(List<TextNode> nodes, Dictionary<string, object?> statement) =>
        nodes.SelectMany(node => WorkersOf(node.Fields))
            .Concat(((object?[])[statement.GetValueOrDefault("Planning"), statement.GetValueOrDefault("Serialization")])
                .OfType<Dictionary<string, object?>>());

    private static IEnumerable<Dictionary<string, object?>> WorkersOf(Dictionary<string, object?> fields) =>
        (fields.GetValueOrDefault("Workers") as List<object?> ?? []).OfType<Dictionary<string, object?>>();

    // With VERBOSE a function is printed with its schema: a name without one is only the alias of several functions (ROWS FROM).
    private static void DropGuess(TextNode node)
    {
        if (node.Type == "Function Scan" && node.Fields.ContainsKey("Output") && !node.Fields.ContainsKey("Schema"))
        {
            node.Fields.Remove("Function Name");
        }
    }

    private static void FillAnalyzed(Dictionary<string, object?> fields, bool isTimed)
    {
        if (!fields.ContainsKey("Actual Loops"))
        {
            return;
        }

        if (isTimed)
        {
            Fill(fields, ["Actual Startup Time", "Actual Total Time"], 0.0);
        }

        FillIf(fields, "Filter", "Rows Removed by Filter");
        FillIf(fields, "Join Filter", "Rows Removed by Join Filter");
        FillIf(fields, "Conflict Filter", "Rows Removed by Conflict Filter");
        FillIf(fields, "Recheck Cond", "Rows Removed by Index Recheck");
        if (fields["Node Type"] is "Index Scan" or "Index Only Scan")
        {
            FillIf(fields, "Index Cond", "Rows Removed by Index Recheck");
        }

        if (fields["Node Type"] is "Bitmap Heap Scan")
        {
            Fill(fields, HeapKeys, 0L);
            // Before 18 no worker prints them.
            List<Dictionary<string, object?>> workers = [.. WorkersOf(fields)];
            workers.FindAll(worker => workers.Exists(other => HeapKeys.Any(other.ContainsKey))).ForEach(worker => Fill(worker, HeapKeys, 0L));
        }
    }

    private static void FillHashed(TextNode node)
    {
        if (node.Type != "Aggregate" || node.Fields["Strategy"] is not ("Hashed" or "Mixed"))
        {
            return;
        }

        if (node.Fields.ContainsKey("Total Cost"))
        {
            Fill(node.Fields, ["Planned Partitions"], 0L);
        }

        foreach (Dictionary<string, object?> process in WorkersOf(node.Fields).Prepend(node.Fields))
        {
            FillIf(process, "HashAgg Batches", "Disk Usage");
        }
    }

    private static void FillIf(Dictionary<string, object?> fields, string present, string key)
    {
        if (fields.ContainsKey(present))
        {
            fields.TryAdd(key, 0L);
        }
    }

    private static void Fill(Dictionary<string, object?> fields, string[] keys, object zero)
    {
        foreach (string key in keys)
        {
            fields.TryAdd(key, zero);
        }
    }
}
