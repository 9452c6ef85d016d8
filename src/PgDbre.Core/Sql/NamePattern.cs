using System.Text;

namespace PgDbre.Core.Sql;

/// <summary>PowerShell's wildcards as a regular expression that PostgreSQL's ~ operator reads.</summary>
public static class NamePattern
{
    /// <summary>* any characters, ? one character, [a-z] a set; everything else stands for itself.</summary>
    public static string ToRegex(string wildcard)
    {
        ArgumentNullException.ThrowIfNull(wildcard);
        StringBuilder regex = new("^");
        bool isInSet = false;
        foreach (char c in wildcard)
        {
            isInSet = c == '[' || (isInSet && c != ']');
            regex.Append(c switch
            {
                '*' when !isInSet => ".*",
                '?' when !isInSet => ".",
                '[' or ']' => c.ToString(),
                '-' when isInSet => "-",
                _ when char.IsAsciiLetterOrDigit(c) || c is '_' or ' ' || c >= 0x80 => c.ToString(),
                _ => $"\\{c}",
            });
        }

        return regex.Append('$').ToString();
    }
}
