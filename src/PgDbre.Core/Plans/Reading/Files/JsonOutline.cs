namespace PgDbre.Core.Plans.Reading.Files;

/// <summary>
/// Follows a JSON document line by line without building it: where it ends, and whether a line can go on with it. That is decided by what
/// may follow what, so that a document that was cut off does not swallow the next one.
/// </summary>
internal sealed class JsonOutline
{
    private readonly Stack<char> _open = new();

    // The last character that counts: an opener, a colon, a comma, or 'v' for the end of a key or value.
    private char _last = ':';

    public bool IsComplete { get; private set; }

    /// <summary>Reads a line; false if JSON cannot go on so.</summary>
    public bool TryRead(string line)
    {
        for (int i = 0; i < line.Length && !IsComplete; i++)
        {
            char c = line[i];
            if (char.IsWhiteSpace(c))
            {
                continue;
            }

            int end = c == '"' ? EndOfString(line, i) : char.IsAsciiLetterOrDigit(c) || c == '-' ? EndOfBare(line, i) : i;
            if (end < 0 || !Accept(c))
            {
                return false;
            }

            i = end;
        }

        return true;
    }

    private bool Accept(char c)
    {
        bool isNext = _last is ',' or '[' or '{';
        bool inObject = _open.TryPeek(out char opener) && opener == '{';
        bool expectsValue = _last == ':' || (isNext && !inObject);
        switch (c)
        {
            case '[' or '{':
                _open.Push(c);
                _last = c;
                return expectsValue;
            case ']' or '}':
                bool fits = opener == (c == ']' ? '[' : '{') && _open.TryPop(out _);
                IsComplete = _open.Count == 0;
                _last = 'v';
                return fits;
            case ',' or ':':
                bool isAfterValue = _last == 'v';
                _last = c;
                return isAfterValue;
            default:
                // A string, a number, true, false or null; only a string can be a key.
                _last = 'v';
                return expectsValue || (c == '"' && isNext);
        }
    }

    // A string ends on its line; -1 if it does not.
    private static int EndOfString(string line, int start)
    {
        for (int i = start + 1; i < line.Length; i++)
        {
            if (line[i] == '\\')
            {
                i++;
            }
            else if (line[i] == '"')
            {
                return i;
            }
        }

        return -1;
    }

    private static int EndOfBare(string line, int start)
    {
        int end = start;
        while (end + 1 < line.Length && (char.IsAsciiLetterOrDigit(line[end + 1]) || line[end + 1] is '.' or '+' or '-'))
        {
            end++;
        }

        return line[start] is 't' or 'f' or 'n' or '-' || char.IsAsciiDigit(line[start]) ? end : -1;
    }
}
