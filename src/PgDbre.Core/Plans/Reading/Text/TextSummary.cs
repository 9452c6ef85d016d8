namespace PgDbre.Core.Plans.Reading.Text;

/// <summary>Lines below the tree: settings, planning, triggers, JIT, serialization, times.</summary>
internal static class TextSummary
{
    private const string TriggerWord = "Trigger ";

    /// <param name="statement">The statement's keys.</param>
    /// <param name="text">The line.</param>
    /// <param name="group">The group that the next lines belong to; null if the line holds all there is to say.</param>
    /// <returns>False for a line that is an ordinary property.</returns>
    public static bool TryAdd(Dictionary<string, object?> statement, string text, out Dictionary<string, object?>? group)
    {
        group = null;
        if (text.StartsWith(TriggerWord, StringComparison.Ordinal) && text.Contains("calls=", StringComparison.Ordinal))
        {
            List<object?> triggers = statement.GetValueOrDefault("Triggers") as List<object?> ?? [];
            triggers.Add(Trigger(text[TriggerWord.Length..]));
            statement["Triggers"] = triggers;
            return true;
        }

        if (text.StartsWith("Settings: ", StringComparison.Ordinal))
        {
            statement["Settings"] = Settings(text["Settings: ".Length..]);
            return true;
        }

        if (text.StartsWith("Serialization: ", StringComparison.Ordinal))
        {
            statement["Serialization"] = group = Serialization(text);
            return true;
        }

        return false;
    }

    // "audit on orders: time=0.1 calls=2", "for constraint fk on orders: …", with VERBOSE "RI_ConstraintTrigger_a_1 for constraint fk: …"
    private static Dictionary<string, object?> Trigger(string text)
    {
        Dictionary<string, object?> fields = [];
        int colon = text.LastIndexOf(": ", StringComparison.Ordinal);
        string who = colon < 0 ? text : text[..colon];
        int on = who.LastIndexOf(" on ", StringComparison.Ordinal);
        if (on >= 0)
        {
            fields["Relation"] = who[(on + 4)..];
            who = who[..on];
        }

        const string Constraint = "for constraint ";
        int constraint = who.IndexOf(Constraint, StringComparison.Ordinal);
        if (constraint >= 0)
        {
            fields["Constraint Name"] = who[(constraint + Constraint.Length)..];
            who = who[..constraint].Trim();
        }

        if (who.Length > 0)
        {
            fields["Trigger Name"] = who;
        }

        AddNumber(fields, text, "time=", "Time");
        AddNumber(fields, text, "calls=", "Calls");
        return fields;
    }

    // "Serialization: time=1.2 ms  output=12kB  format=text"
    private static Dictionary<string, object?> Serialization(string text)
    {
        Dictionary<string, object?> fields = [];
        AddNumber(fields, text, "time=", "Time");
        int output = text.IndexOf("output=", StringComparison.Ordinal);
        int end = output < 0 ? -1 : text.IndexOf("kB", output, StringComparison.Ordinal);
        if (end > output)
        {
            fields["Output Volume"] = ServerKeys.Typed("", text[(output + "output=".Length)..end]);
        }

        int format = text.IndexOf("format=", StringComparison.Ordinal);
        if (format >= 0)
        {
            fields["Format"] = text[(format + "format=".Length)..].Trim();
        }

        return fields;
    }

    // "jit = 'off', search_path = 'a, b'"
    private static Dictionary<string, object?> Settings(string text)
    {
        Dictionary<string, object?> settings = [];
        foreach (string part in TextList.Split(text).OfType<string>())
        {
            int equals = part.IndexOf(" = ", StringComparison.Ordinal);
            if (equals > 0)
            {
                settings[part[..equals]] = Unquoted(part[(equals + 3)..]);
            }
        }

        return settings;
    }

    private static string? Unquoted(string value) => value == "NULL" ? null : value.Length >= 2 && value[0] == '\'' ? value[1..^1] : value;

    private static void AddNumber(Dictionary<string, object?> fields, string text, string name, string key)
    {
        if (Printed.NumberAfter(text, name) is { } number)
        {
            fields[key] = number;
        }
    }
}
