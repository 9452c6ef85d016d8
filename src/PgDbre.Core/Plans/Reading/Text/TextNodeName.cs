namespace PgDbre.Core.Plans.Reading.Text;

/// <summary>
/// "Parallel Hash Left Join", "Partial HashAggregate", "Update on orders o": the text format writes into the node's name what JSON
/// has in keys of their own. Read from left to right: how it runs, the kind of node, its index, its relation.
/// </summary>
internal static class TextNodeName
{
    private static readonly string[] Operations = ["Insert", "Update", "Delete", "Merge"];

    public static Dictionary<string, object?> Read(string name)
    {
        Dictionary<string, object?> fields = new(StringComparer.Ordinal);
        bool parallel = TakePrefix(ref name, "Parallel ");
        fields["Parallel Aware"] = parallel;
        if (TakePrefix(ref name, "Async "))
        {
            fields["Async Capable"] = true;
        }

        string kind = TextTarget.Take(name, fields);
        if (!TakeJoin(kind, fields) && !TakeAggregate(kind, fields) && !TakeSetOperation(kind, fields))
        {
            TakeOther(kind, fields);
        }

        TextTarget.Name(fields);
        return fields;
    }

    private static bool TakeJoin(string kind, Dictionary<string, object?> fields)
    {
        string? method = kind.StartsWith("Nested Loop", StringComparison.Ordinal) ? "Nested Loop"
            : kind.EndsWith(" Join", StringComparison.Ordinal) && kind.StartsWith("Hash ", StringComparison.Ordinal) ? "Hash"
            : kind.EndsWith(" Join", StringComparison.Ordinal) && kind.StartsWith("Merge ", StringComparison.Ordinal) ? "Merge"
            : null;
        if (method is null)
        {
            return false;
        }

        // What is left between the method and "Join" is the type; nothing is left of an inner join.
        string rest = kind[method.Length..];
        string type = rest.EndsWith(" Join", StringComparison.Ordinal) ? rest[..^5].Trim() : rest.Trim();
        fields["Node Type"] = method == "Nested Loop" ? method : method + " Join";
        fields["Join Type"] = type.Length == 0 ? "Inner" : type;
        return true;
    }

    private static bool TakeAggregate(string kind, Dictionary<string, object?> fields)
    {
        string mode = TakePrefix(ref kind, "Partial ") ? "Partial" : TakePrefix(ref kind, "Finalize ") ? "Finalize" : "Simple";
        string? strategy = kind switch
        {
            "Aggregate" => "Plain",
            "GroupAggregate" => "Sorted",
            "HashAggregate" => "Hashed",
            "MixedAggregate" => "Mixed",
            _ => null,
        };
        if (strategy is null)
        {
            return false;
        }

        fields["Node Type"] = "Aggregate";
        fields["Strategy"] = strategy;
        fields["Partial Mode"] = mode;
        return true;
    }

    private static bool TakeSetOperation(string kind, Dictionary<string, object?> fields)
    {
        bool hashed = kind.StartsWith("HashSetOp ", StringComparison.Ordinal);
        if (!hashed && !kind.StartsWith("SetOp ", StringComparison.Ordinal))
        {
            return false;
        }

        fields["Node Type"] = "SetOp";
        fields["Strategy"] = hashed ? "Hashed" : "Sorted";
        fields["Command"] = kind[(kind.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        return true;
    }

    private static void TakeOther(string kind, Dictionary<string, object?> fields)
    {
        const string Foreign = "Foreign ";
        const string Custom = "Custom Scan (";
        string? remote = kind.StartsWith(Foreign, StringComparison.Ordinal) ? kind[Foreign.Length..] : null;
        if (Operations.Contains(kind))
        {
            fields["Node Type"] = "ModifyTable";
            fields["Operation"] = kind;
        }
        else if (remote == "Scan" || Operations.Contains(remote))
        {
            fields["Node Type"] = "Foreign Scan";
            fields["Operation"] = remote == "Scan" ? "Select" : remote;
        }
        else if (kind.StartsWith(Custom, StringComparison.Ordinal) && kind.EndsWith(')'))
        {
            fields["Node Type"] = "Custom Scan";
            fields["Custom Plan Provider"] = kind[Custom.Length..^1];
        }
        else
        {
            fields["Node Type"] = kind;
        }
    }

    private static bool TakePrefix(ref string text, string prefix)
    {
        if (!text.StartsWith(prefix, StringComparison.Ordinal))
        {
            return false;
        }

        text = text[prefix.Length..];
        return true;
    }
}
