using System.Text.RegularExpressions;

namespace PgDbre.Core.Connections;

/// <summary>Takes passwords out of text that another program wrote, before anybody sees it.</summary>
public static partial class SecretText
{
    /// <summary>
    /// The text with *** in place of what stands behind user: in a URI, and behind password=, "password": and the like.
    /// </summary>
    public static string Redact(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Named().Replace(InUri().Replace(text, "${before}***@"), "${before}***");
    }

    // postgresql+psycopg://user:secret@host; the secret itself may hold an @.
    [GeneratedRegex(@"(?<before>://[^\s:/@'""]*:)[^\s'""]*@", RegexOptions.CultureInvariant)]
    private static partial Regex InUri();

    [GeneratedRegex(
        @"(?<before>\b(?:password|passwd|pwd|PGPASSWORD|secret|token)\b['""]?\s*[=:]\s*)(?:'[^']*'|""[^""]*""|[^\s,;)}'""]+)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Named();
}
