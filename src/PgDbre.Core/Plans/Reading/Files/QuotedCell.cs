namespace PgDbre.Core.Plans.Reading.Files;

/// <summary>
/// A plan copied out of a grid or written as CSV: the whole of it in quotes, or each line of it, inner quotes doubled. Lines without
/// quotes around them pass as they are.
/// </summary>
internal sealed class QuotedCell
{
    private char _open;

    public string Strip(string line)
    {
        if (_open != '\0')
        {
            return Inside(line);
        }

        if (line.Length == 0 || line[0] is not ('"' or '\''))
        {
            return line;
        }

        char quote = line[0];
        if (line.AsSpan().Count(quote) % 2 == 1)
        {
            _open = quote;
            return Undouble(line[1..], quote);
        }

        return IsWhole(line, quote) ? Undouble(line[1..^1], quote) : line;
    }

    private string Inside(string line)
    {
        char quote = _open;
        bool ends = line.AsSpan().Count(quote) % 2 == 1;
        if (!ends)
        {
            return Undouble(line, quote);
        }

        _open = '\0';
        int last = line.LastIndexOf(quote);
        return Undouble(line[..last], quote);
    }

    // "Alias": "orders" begins and ends with a quote and is no cell: its inner quotes are single.
    private static bool IsWhole(string line, char quote)
    {
        string inner = line.Length > 1 && line[^1] == quote ? line[1..^1] : line;
        return !inner.Replace(new string(quote, 2), "", StringComparison.Ordinal).Contains(quote, StringComparison.Ordinal);
    }

    private static string Undouble(string text, char quote) =>
        text.Replace(new string(quote, 2), quote.ToString(), StringComparison.Ordinal);
}
