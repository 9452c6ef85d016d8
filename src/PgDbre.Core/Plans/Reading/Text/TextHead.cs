using System.Text;

namespace PgDbre.Core.Plans.Reading.Text;

/// <summary>The lines of an auto_explain entry before the tree: the query, as it was written, and its parameters.</summary>
internal sealed class TextHead
{
    private static readonly string[] Keys = ["Query Text", "Query Parameters"];
    private readonly Dictionary<string, StringBuilder> _texts = [];
    private StringBuilder? _current;

    public void Add(string line)
    {
        string? key = Keys.FirstOrDefault(key => line.StartsWith(key + ": ", StringComparison.Ordinal));
        if (key is not null)
        {
            _texts[key] = _current = new StringBuilder(line[(key.Length + 2)..]);
        }
        else
        {
            _current?.Append('\n').Append(line);
        }
    }

    /// <summary>What was read since the last call.</summary>
    public Dictionary<string, object?> Take()
    {
        Dictionary<string, object?> taken = _texts.ToDictionary(pair => pair.Key, object? (pair) => pair.Value.ToString().Trim());
        _texts.Clear();
        _current = null;
        return taken;
    }
}
