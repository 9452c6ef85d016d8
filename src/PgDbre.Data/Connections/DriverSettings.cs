using System.Globalization;
using Npgsql;
using PgDbre.Core.Connections;

namespace PgDbre.Data.Connections;

/// <summary>Our target in the driver's words.</summary>
internal static class DriverSettings
{
    private const int ConnectTimeoutSeconds = 15;

    public static NpgsqlConnectionStringBuilder For(ConnectionTarget target)
    {
        NpgsqlConnectionStringBuilder settings = new()
        {
            Host = target.Host,
            Port = target.Port,
            Database = target.Database,
            Username = target.User,
            Password = target.Password,
            ApplicationName = target.Others.GetValueOrDefault("application_name", "PgDbre"),
            Timeout = ConnectTimeoutSeconds,

            // statement_timeout ends a slow statement on the server; the driver's own limit only has to notice a dead network.
            CommandTimeout = 0,
            KeepAlive = 10,

            // Few connections, given back soon: a tool for a server in need must not be its load.
            MaxPoolSize = 16,
            ConnectionIdleLifetime = 10,
            ConnectionPruningInterval = 5,

            // Every setting of ours is SET LOCAL, so nothing needs DISCARD ALL, which a transaction pooler would send to the wrong backend.
            NoResetOnClose = true,
            Enlist = false,
            IncludeErrorDetail = false,
        };
        if (target.SslMode is { } mode)
        {
            settings.SslMode = ParseSslMode(mode);
        }

        ApplyOthers(settings, target.Others);
        return settings;
    }

    private static SslMode ParseSslMode(string mode) =>
        Enum.TryParse(mode.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out SslMode parsed) && Enum.IsDefined(parsed)
            ? parsed
            : throw new PgDbreException(
                "PgConnectionTextInvalid",
                PgErrorCategory.InvalidArgument,
                $"sslmode '{mode}' is not known.",
                "Use disable, allow, prefer, require, verify-ca or verify-full.");

    private static void ApplyOthers(NpgsqlConnectionStringBuilder settings, IReadOnlyDictionary<string, string> others)
    {
        settings.RootCertificate = others.GetValueOrDefault("sslrootcert");
        settings.SslCertificate = others.GetValueOrDefault("sslcert");
        settings.SslKey = others.GetValueOrDefault("sslkey");
        settings.SslPassword = others.GetValueOrDefault("sslpassword");
        settings.Passfile = others.GetValueOrDefault("passfile");
        settings.Options = others.GetValueOrDefault("options");
        settings.TargetSessionAttributes = others.GetValueOrDefault("target_session_attrs");
        if (int.TryParse(others.GetValueOrDefault("connect_timeout"), NumberStyles.None, CultureInfo.InvariantCulture, out int seconds))
        {
            settings.Timeout = Math.Clamp(seconds, 1, 1024);
        }
    }
}
