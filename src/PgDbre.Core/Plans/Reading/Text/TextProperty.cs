namespace PgDbre.Core.Plans.Reading.Text;

/// <summary>One line of a node or group to the keys that JSON has for it. A line nobody knows becomes a property of its own.</summary>
internal static class TextProperty
{
    public static void Add(TextScope scope, string text)
    {
        int colon = text.IndexOf(": ", StringComparison.Ordinal);
        if (colon < 0)
        {
            scope.Fields[text] = "";
            return;
        }

        string key = text[..colon];
        string value = text[(colon + 2)..].Trim();
        if (TextMeasures.TryAdd(scope.Fields, key, value)
            || TextSegments.TryAdd(scope.Fields, scope.Kind, text)
            || TryAddSampling(scope.Fields, key, value)
            || (scope.Kind == "JIT" && TextJit.TryAdd(scope.Fields, key, value))
            || TryAddMemory(scope.Fields, key, value))
        {
            return;
        }

        scope.Fields[key] = ServerKeys.IsTextList(key) ? TextList.Split(value) : ServerKeys.Typed(key, value);
    }

    // "Sampling: bernoulli ('1.5'::real) REPEATABLE ('7'::double precision)"
    private static bool TryAddSampling(Dictionary<string, object?> fields, string key, string value)
    {
        int open = value.IndexOf(" (", StringComparison.Ordinal);
        if (key != "Sampling" || open < 0)
        {
            return false;
        }

        const string Repeatable = ") REPEATABLE (";
        int repeatable = value.IndexOf(Repeatable, StringComparison.Ordinal);
        string arguments = repeatable < 0 ? value[(open + 2)..].TrimEnd(')') : value[(open + 2)..repeatable];
        fields["Sampling Method"] = value[..open];
        fields["Sampling Parameters"] = TextList.Split(arguments);
        if (repeatable >= 0)
        {
            fields["Repeatable Seed"] = value[(repeatable + Repeatable.Length)..].TrimEnd(')');
        }

        return true;
    }

    // "Memory: used=12kB  allocated=16kB", of the planner.
    private static bool TryAddMemory(Dictionary<string, object?> fields, string key, string value)
    {
        if (key != "Memory" || !value.StartsWith("used=", StringComparison.Ordinal))
        {
            return false;
        }

        foreach (string part in value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            string name = part.StartsWith("used", StringComparison.Ordinal) ? "Memory Used" : "Memory Allocated";
            fields[name] = ServerKeys.Typed(name, part[(equals + 1)..]);
        }

        return true;
    }
}
