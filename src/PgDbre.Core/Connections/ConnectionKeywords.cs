namespace PgDbre.Core.Connections;

/// <summary>libpq's connection keywords: which exist, and where their values come from when the text names none.</summary>
internal static class ConnectionKeywords
{
    /// <summary>Keywords with a property of their own in <see cref="ConnectionTarget"/>.</summary>
    public static readonly HashSet<string> Typed = ["host", "port", "dbname", "user", "password", "sslmode", "service"];

    // https://www.postgresql.org/docs/17/libpq-envars.html; the driver reads PGPASSFILE and the certificate variables itself.
    private static readonly Dictionary<string, string> Variables = new()
    {
        ["host"] = "PGHOST",
        ["port"] = "PGPORT",
        ["dbname"] = "PGDATABASE",
        ["user"] = "PGUSER",
        ["password"] = "PGPASSWORD",
        ["sslmode"] = "PGSSLMODE",
        ["connect_timeout"] = "PGCONNECT_TIMEOUT",
        ["service"] = "PGSERVICE",
    };

    private static readonly HashSet<string> Known =
    [
        .. Typed, "hostaddr", "passfile", "connect_timeout", "options", "application_name", "sslrootcert", "sslcert", "sslkey",
        "sslpassword", "sslnegotiation", "channel_binding", "target_session_attrs", "keepalives", "keepalives_idle",
        "keepalives_interval", "keepalives_count", "tcp_user_timeout", "client_encoding", "gssencmode", "krbsrvname",
        "load_balance_hosts", "require_auth", "fallback_application_name",
    ];

    public static bool IsKnown(string keyword) => Known.Contains(keyword);

    /// <summary>Text wins over the service, the service over the environment: libpq's order.</summary>
    public static Dictionary<string, string> Complete(IReadOnlyDictionary<string, string> given, ClientEnvironment environment)
    {
        Dictionary<string, string> result = new(given);
        if ((given.GetValueOrDefault("service") ?? environment.Variable("PGSERVICE")) is { } service)
        {
            AddMissing(result, ServiceFile.Read(service, environment));
        }

        foreach ((string keyword, string variable) in Variables)
        {
            if (environment.Variable(variable) is { } value)
            {
                result.TryAdd(keyword, value);
            }
        }

        return result;
    }

    private static void AddMissing(Dictionary<string, string> target, IReadOnlyDictionary<string, string> source)
    {
        foreach ((string keyword, string value) in source)
        {
            target.TryAdd(keyword, value);
        }
    }
}
