using System.Globalization;
using System.Management.Automation;
using PgDbre.Common;
using PgDbre.Core.Connections;
using PgDbre.Data.Connections;

namespace PgDbre.Connections;

/// <summary>Opens a connection that later cmdlets of this runspace use by default.</summary>
[Cmdlet(VerbsCommunications.Connect, "PgServer", DefaultParameterSetName = "Text")]
[OutputType(typeof(PgConnection))]
public sealed class ConnectPgServerCommand : PgCmdlet
{
    /// <summary><b>-ConnectionString:</b> A postgresql:// URI, a keyword string or the name of a service; without it PGDBRE_CONNECTION, else libpq's PG* variables.</summary>
    [Parameter(Position = 0, ParameterSetName = "Text", ValueFromPipeline = true)]
    [AllowEmptyString]
    [Alias("Uri")]
    public string? ConnectionString { get; set; }

    /// <summary><b>-Server:</b> Host name, address or folder of a Unix-domain socket.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Parts", ValueFromPipelineByPropertyName = true)]
    [Alias("Host", "HostName")]
    public string Server { get; set; } = "";

    /// <summary><b>-Port:</b> Port; PGPORT or 5432 unless given.</summary>
    [Parameter(ParameterSetName = "Parts", ValueFromPipelineByPropertyName = true)]
    [ValidateRange(1, 65535)]
    public int? Port { get; set; }

    /// <summary><b>-Database:</b> Database; PGDATABASE or the role's name unless given.</summary>
    [Parameter(ParameterSetName = "Parts", ValueFromPipelineByPropertyName = true)]
    public string? Database { get; set; }

    /// <summary><b>-User:</b> Role; PGUSER or the operating system's user unless given.</summary>
    [Parameter(ParameterSetName = "Parts", ValueFromPipelineByPropertyName = true)]
    public string? User { get; set; }

    /// <summary><b>-SslMode:</b> disable, allow, prefer, require, verify-ca or verify-full.</summary>
    [Parameter]
    [ValidateSet("disable", "allow", "prefer", "require", "verify-ca", "verify-full")]
    public string? SslMode { get; set; }

    /// <summary><b>-Credential:</b> Role and password. Without it the password comes from the text, PGPASSWORD, PGPASSFILE or ~/.pgpass.</summary>
    [Parameter]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord() => Guard(null, () =>
    {
        ConnectionTarget target = WithOverrides(Target());
        WriteVerbose($"Connecting to {target}");
        PgConnection connection = Wait(ServerConnector.ConnectAsync(target, PipelineStopToken));
        RunspaceConnections.Current.Add(connection);
        WriteObject(connection);
    });

    private ConnectionTarget Target()
    {
        ClientEnvironment environment = ClientEnvironment.OfProcess();
        if (ParameterSetName == "Text")
        {
            return ConnectionTarget.FromText(ConnectionString ?? Environment.GetEnvironmentVariable("PGDBRE_CONNECTION") ?? "", environment);
        }

        Dictionary<string, string> keywords = new() { ["host"] = Server };
        Add(keywords, "port", Port?.ToString(CultureInfo.InvariantCulture));
        Add(keywords, "dbname", Database);
        Add(keywords, "user", User ?? Credential?.UserName);
        return ConnectionTarget.FromKeywords(keywords, environment);
    }

    private ConnectionTarget WithOverrides(ConnectionTarget target)
    {
        ConnectionTarget result = SslMode is null ? target : target with { SslMode = SslMode };
        return Credential is null
            ? result
            : result with { User = Credential.UserName, Password = Credential.GetNetworkCredential().Password };
    }

    private static void Add(Dictionary<string, string> keywords, string keyword, string? value)
    {
        if (value is not null)
        {
            keywords[keyword] = value;
        }
    }
}
