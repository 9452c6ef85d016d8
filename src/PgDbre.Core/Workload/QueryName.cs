namespace PgDbre.Core.Workload;

/// <summary>What a query is called where nobody gave it a name.</summary>
public static class QueryName
{
    private const int MaximumLength = 40;

    /// <summary>The first words of the text, on one line.</summary>
    public static string From(string query)
    {
        ArgumentNullException.ThrowIfNull(query);
        string name = "";
        foreach (string word in query.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (name.Length + 1 + word.Length > MaximumLength)
            {
                return name.Length > 0 ? $"{name} …" : $"{word[..MaximumLength]}…";
            }

            name = name.Length == 0 ? word : $"{name} {word}";
        }

        return name;
    }
}
