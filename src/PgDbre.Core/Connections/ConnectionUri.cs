using System.Globalization;

namespace PgDbre.Core.Connections;

/// <summary>
/// postgresql://[user[:password]@][host][:port][/dbname][?name=value&amp;…]
/// (https://www.postgresql.org/docs/17/libpq-connect.html#LIBPQ-CONNSTRING-URIS), one host.
/// </summary>
internal static class ConnectionUri
{
    public static IReadOnlyDictionary<string, string> Parse(string text)
    {
        string rest = text[(text.IndexOf("://", StringComparison.Ordinal) + 3)..];
        Dictionary<string, string> keywords = [];
        (rest, string query) = Cut(rest, '?');
        (string authority, string database) = Cut(rest, '/');
        int at = authority.LastIndexOf('@');
        if (at >= 0)
        {
            (string user, string password) = Cut(authority[..at], ':');
            Set(keywords, "user", user);
            Set(keywords, "password", password);
        }

        SetHost(keywords, authority[(at + 1)..]);
        Set(keywords, "dbname", database);
        foreach (string pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            (string name, string value) = Cut(pair, '=');
            SetParameter(keywords, Decode(name), value);
        }

        return keywords;
    }

    private static void SetHost(Dictionary<string, string> keywords, string text)
    {
        if (text.Contains(',', StringComparison.Ordinal))
        {
            throw ConnectionText.Invalid("it names several hosts; connect to one server at a time.");
        }

        int bracket = text.IndexOf(']', StringComparison.Ordinal);
        int colon = text.IndexOf(':', Math.Max(bracket, 0));
        string host = colon < 0 ? text : text[..colon];
        Set(keywords, "host", host.Trim('[', ']'));
        Set(keywords, "port", colon < 0 ? "" : text[(colon + 1)..]);
    }

    private static void SetParameter(Dictionary<string, string> keywords, string name, string value)
    {
        if (name == "ssl" && value == "true")
        {
            keywords["sslmode"] = "require";
            return;
        }

        if (!ConnectionKeywords.IsKnown(name))
        {
            throw ConnectionText.Invalid($"the URI parameter '{name}' is not known.");
        }

        Set(keywords, name, value);
    }

    private static void Set(Dictionary<string, string> keywords, string name, string value)
    {
        if (value.Length > 0)
        {
            keywords[name] = Decode(value);
        }
    }

    private static (string Before, string After) Cut(string text, char separator)
    {
        int at = text.IndexOf(separator, StringComparison.Ordinal);
        return at < 0 ? (text, "") : (text[..at], text[(at + 1)..]);
    }

    private static string Decode(string text)
    {
        for (int percent = text.IndexOf('%', StringComparison.Ordinal); percent >= 0; percent = text.IndexOf('%', percent + 1))
        {
            bool isHex = percent + 2 < text.Length
                && byte.TryParse(text.AsSpan(percent + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte value)
                && value != 0;
            if (!isHex)
            {
                throw ConnectionText.Invalid("a percent sign is not followed by two hexadecimal digits; write it as %25.");
            }
        }

        return Uri.UnescapeDataString(text);
    }
}
