using System.Text;
using System.Text.RegularExpressions;

namespace PgDbre.Core.Catalog;

/// <summary>PowerShell wildcards (* and ?) for schema names, as a regular expression that PostgreSQL and .NET read alike.</summary>
public static class SchemaPattern
{
    /// <summary>Matches a name if any of the wildcards does.</summary>
    public static string ToRegex(IEnumerable<string> wildcards)
    {
        ArgumentNullException.ThrowIfNull(wildcards);
        return $"^({string.Join("|", wildcards.Select(Translate))})$";
    }

    /// <summary>True if the schema's name matches the regular expression made above.</summary>
    public static bool IsMatch(string schema, string regex) => Regex.IsMatch(schema, regex, RegexOptions.CultureInvariant);

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
