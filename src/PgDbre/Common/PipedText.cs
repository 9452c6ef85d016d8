using System.Management.Automation;
using System.Text;

namespace PgDbre.Common;

/// <summary>
/// Strings from the pipe to whole texts: one with a line break is whole, those without are the lines of one text (Get-Content).
/// </summary>
internal sealed class PipedText
{
    private static readonly string[] PathProperties = ["FullName", "PSPath", "Path"];
    private readonly StringBuilder _lines = new();

    /// <summary>Takes a string; returns the texts that are whole now.</summary>
    public IEnumerable<string> Add(string text)
    {
        if (text.Contains('\n', StringComparison.Ordinal))
        {
            return [.. Finish(), text];
        }

        _lines.Append(text).Append('\n');
        return [];
    }

    /// <summary>The text of the lines so far; none if there were none.</summary>
    public IEnumerable<string> Finish()
    {
        if (_lines.Length == 0)
        {
            return [];
        }

        string text = _lines.ToString();
        _lines.Clear();
        return [text];
    }

    /// <summary>The file an object stands for, its wildcard characters taken literally; null if it stands for none.</summary>
    public static string? PathOf(PSObject? piped)
    {
        string? path = PathProperties
            .Select(name => piped?.Properties[name]?.Value)
            .OfType<object>()
            .Select(value => value.ToString())
            .FirstOrDefault(text => !string.IsNullOrEmpty(text));
        return path is null ? null : WildcardPattern.Escape(path);
    }
}
