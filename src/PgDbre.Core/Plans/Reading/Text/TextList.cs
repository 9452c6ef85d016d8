namespace PgDbre.Core.Plans.Reading.Text;

/// <summary>The text format joins lists with ", "; the expressions in it have commas of their own, inside brackets and quotes.</summary>
internal static class TextList
{
    public static List<object?> Split(string text)
    {
        List<object?> items = [];
        int start = 0;
        foreach (int comma in DeparsedText.TopLevel(text).Where(place => text[place] == ','))
        {
            items.Add(text[start..comma].Trim());
            start = comma + 1;
        }

        items.Add(text[start..].Trim());
        return items;
    }
}
