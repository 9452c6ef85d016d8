namespace PgDbre.Core.Plans.Reading.Text;

/// <summary>
/// "Options: Inlining true, Deforming true" and "Timing: Generation 1.2 ms (Deform 0.1 ms), Total 8.0 ms"; the bracket is there from 17 on
/// and makes Generation a group, as in JSON.
/// </summary>
internal static class TextJit
{
    public static bool TryAdd(Dictionary<string, object?> fields, string key, string value)
    {
        if (key is not ("Options" or "Timing"))
        {
            return false;
        }

        Dictionary<string, object?> group = [];
        foreach (string item in TextList.Split(value).OfType<string>())
        {
            (string name, object amount) = Pair(item);
            int bracket = item.IndexOf('(', StringComparison.Ordinal);
            if (bracket >= 0)
            {
                (string part, object partAmount) = Pair(item[(bracket + 1)..].TrimEnd(')'));
                amount = new Dictionary<string, object?> { [part] = partAmount, ["Total"] = amount };
            }

            group[name] = amount;
        }

        fields[key] = group;
        return true;
    }

    // "Generation 1.2 ms", "Inlining true"
    private static (string Name, object Value) Pair(string text)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length < 2 ? (text, "") : (words[0], ServerKeys.Typed(words[0], words[1]));
    }
}
