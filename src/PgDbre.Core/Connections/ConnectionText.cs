using System.Data.Common;

namespace PgDbre.Core.Connections;

/// <summary>Reads the forms in which people write a connection down, into libpq's keywords.</summary>
internal static class ConnectionText
{
    // ADO.NET's spelling of the same things, lower case without blanks.
    private static readonly Dictionary<string, string> AdoNames = new()
    {
        ["host"] = "host", ["server"] = "host", ["port"] = "port", ["database"] = "dbname", ["db"] = "dbname",
        ["username"] = "user", ["userid"] = "user", ["user"] = "user", ["uid"] = "user", ["password"] = "password",
        ["pwd"] = "password", ["psw"] = "password", ["sslmode"] = "sslmode", ["rootcertificate"] = "sslrootcert",
        ["sslcertificate"] = "sslcert", ["sslkey"] = "sslkey", ["timeout"] = "connect_timeout", ["passfile"] = "passfile",
        ["applicationname"] = "application_name", ["options"] = "options", ["targetsessionattributes"] = "target_session_attrs",
    };

    // An application's own string names its pool and its driver's habits; ours are our own.
    private static readonly HashSet<string> OtherDriverSettings =
    [
        "pooling", "minpoolsize", "minimumpoolsize", "maxpoolsize", "maximumpoolsize", "connectionlifetime", "connectionidlelifetime",
        "connectionpruninginterval", "commandtimeout", "internalcommandtimeout", "cancellationtimeout", "keepalive", "tcpkeepalive",
        "multiplexing", "includeerrordetail", "includefailedbatchedcommand", "logparameters", "enlist", "noresetonclose",
        "maxautoprepare", "autoprepareminusages", "readbuffersize", "writebuffersize", "loadtablecomposites", "searchpath",
        "persistsecurityinfo", "trustservercertificate", "encoding", "clientencoding", "timezone", "loadbalancehosts",
    ];

    public static IReadOnlyDictionary<string, string> Parse(string text)
    {
        if (text.Length == 0)
        {
            return new Dictionary<string, string>();
        }

        if (text.StartsWith("postgresql://", StringComparison.Ordinal) || text.StartsWith("postgres://", StringComparison.Ordinal))
        {
            return ConnectionUri.Parse(text);
        }

        if (!text.Contains('=', StringComparison.Ordinal))
        {
            return new Dictionary<string, string> { ["service"] = text };
        }

        return IsAdo(text) ? ParseAdo(text) : KeywordString.Parse(text);
    }

    /// <summary>The text itself is never quoted in the message: it may hold a password.</summary>
    public static PgDbreException Invalid(string why) => new(
        "PgConnectionTextInvalid",
        PgErrorCategory.InvalidArgument,
        $"The connection text cannot be read: {why}",
        "Write postgresql://user@host:5432/database, or host=… port=… dbname=… user=…, or the name of a service in pg_service.conf.");

    // "Host=db;Username=app" has semicolons between pairs; libpq's form has blanks, and its keywords hold none.
    private static bool IsAdo(string text)
    {
        string first = text[..text.IndexOf('=', StringComparison.Ordinal)].Trim();
        return text.Contains(';', StringComparison.Ordinal) || !ConnectionKeywords.IsKnown(first);
    }

    private static Dictionary<string, string> ParseAdo(string text)
    {
        DbConnectionStringBuilder builder = [];
        try
        {
            builder.ConnectionString = text;
        }
        catch (ArgumentException)
        {
            throw Invalid("it is neither libpq's nor ADO.NET's keyword form.");
        }

        Dictionary<string, string> keywords = [];
        foreach (string name in builder.Keys.Cast<string>())
        {
            string key = name.Replace(" ", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
            if (AdoNames.GetValueOrDefault(key) is { } keyword)
            {
                keywords[keyword] = keyword == "sslmode" ? LibpqSslMode((string)builder[name]) : (string)builder[name];
            }
            else if (!OtherDriverSettings.Contains(key))
            {
                throw Invalid($"the keyword '{name}' is not known.");
            }
        }

        return keywords;
    }

    private static string LibpqSslMode(string mode) => mode.ToLowerInvariant() switch
    {
        "verifyca" => "verify-ca",
        "verifyfull" => "verify-full",
        var other => other,
    };
}
