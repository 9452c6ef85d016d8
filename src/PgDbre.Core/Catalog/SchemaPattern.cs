using System.Text;
using System.Text.RegularExpressions;

namespace PgDbre.Core.Catalog;

/// <summary>PowerShell wildcards (* and ?) for names of the catalog, as a regular expression that PostgreSQL and .NET read alike.</summary>
public static class SchemaPattern
{
    /// <summary>Matches a name if any of the wildcards does.</summary>
    public static string ToRegex(IEnumerable<string> wildcards)
    {
        ArgumentNullException.ThrowIfNull(wildcards);
        return $"^({string.Join("|", wildcards.Select(Translate))})$";
    }

    /// <summary>
    /// True if a name matches the regular expression made above. A name may hold line feeds, to PostgreSQL ordinary characters.
    /// </summary>
    public static bool IsMatch(string name, string regex) =>
        Regex.IsMatch(name, regex, RegexOptions.CultureInvariant | RegexOptions.Singleline);

    /// <summary>True if the text stands for more than the name it spells.</summary>
    public static bool IsWildcard(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.AsSpan().IndexOfAny('*', '?') >= 0;
    }

    private static string Translate(string wildcard)
    {
        StringBuilder regex = new();
        foreach (char c in wildcard)
        {
            _ = c switch
            {
                '*' => regex.Append(".*"),
                '?' => regex.Append('.'),
                _ when char.IsAsciiLetterOrDigit(c) || c == '_' || c >= 0x80 => regex.Append(c),
                _ => regex.Append('\\').Append(c),
            };
        }

        return regex.ToString();
    }
}
