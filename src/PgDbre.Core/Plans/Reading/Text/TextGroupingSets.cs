namespace PgDbre.Core.Plans.Reading.Text;

/// <summary>
/// The keys of an aggregate. One "Group Key" is a plain GROUP BY; several, or a "Hash Key", are grouping sets: each hash key is a set
/// of its own, each "Sort Key" begins one whose input is sorted anew.
/// </summary>
internal static class TextGroupingSets
{
    public static void AddTo(Dictionary<string, object?> fields, List<(string Key, string Text)> lines)
    {
        if (lines.Count == 0)
        {
            return;
        }

        if (lines is [("Group Key", not "()")])
        {
            fields["Group Key"] = TextList.Split(lines[0].Text);
            return;
        }

        List<object?> sets = [];
        Dictionary<string, object?>? set = null;
        foreach ((string key, string text) in lines)
        {
            bool begins = key is "Sort Key" or "Hash Key" || set is null || set.ContainsKey("Hash Keys");
            if (begins)
            {
                set = [];
                sets.Add(set);
            }

            Add(set!, key, text);
        }

        fields["Grouping Sets"] = sets;
    }

    private static void Add(Dictionary<string, object?> set, string key, string text)
    {
        List<object?> items = text == "()" ? [] : TextList.Split(text);
        if (key == "Sort Key")
        {
            set[key] = items;
            return;
        }

        string keys = key + "s";
        if (set.GetValueOrDefault(keys) is List<object?> list)
        {
            list.Add(items);
        }
        else
        {
            set[keys] = new List<object?> { items };
        }
    }
}
