using System.Management.Automation;
using PgDbre.Common;
using PgDbre.Core.Connections;
using PgDbre.Core.Workload;
using PgDbre.Shell;

namespace PgDbre.Tests.Views;

/// <summary>The three facts that let a connection travel with a record without being part of it.</summary>
public sealed class RecordConnectionTests : IDisposable
{
    private readonly ShellSession _shell = ShellSession.Create(RepositoryFolder.Manifest);

    [Fact]
    public void The_connection_can_be_read_but_is_no_listed_property()
    {
        ShellResult result = _shell.Invoke("$record.Connection; $record.PSObject.Properties.Name", ("record", Record(open: true)));

        Assert.Equal("me@db:5432/app", result.Output[0].ToString());
        Assert.DoesNotContain("Connection", result.Output.Skip(1).Select(name => name.ToString()));
        Assert.Contains("MeanMs", result.Output.Skip(1).Select(name => name.ToString()));
    }

    [Fact]
    public void No_CliXml_carries_the_connection()
    {
        string xml = (string)_shell.Invoke("[System.Management.Automation.PSSerializer]::Serialize($record, 5)", ("record", Record(open: true)))
            .Output[0].BaseObject;

        Assert.DoesNotContain("N=\"Connection\"", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("me@db", xml, StringComparison.Ordinal);
        Assert.Contains("<S N=\"Query\">select 1</S>", xml, StringComparison.Ordinal);
    }

    [Fact]
    public void The_connection_binds_by_name_downstream()
    {
        ShellResult result = _shell.Invoke(Consumer + "$record | Read-Connection", ("record", Record(open: true)));

        Assert.Equal("me@db:5432/app", Assert.Single(result.Output).ToString());
    }

    [Fact]
    public void Without_a_connection_the_parameter_is_as_if_not_given()
    {
        ShellResult result = _shell.Invoke(Consumer + "$record | Read-Connection", ("record", Record(open: false)));

        Assert.Equal("none", Assert.Single(result.Output).ToString());
        Assert.Empty(result.Errors);
    }

    [Fact]
    public void Each_record_of_a_pipe_brings_its_own_connection()
    {
        ShellResult result = _shell.Invoke(
            Consumer + "$with, $without, $with | Read-Connection", ("with", Record(open: true)), ("without", Record(open: false)));

        Assert.Equal(["me@db:5432/app", "none", "me@db:5432/app"], result.Output.Select(line => line.ToString()));
    }

    [Fact]
    public void A_connection_given_by_hand_wins()
    {
        ShellResult result = _shell.Invoke(Consumer + "$record | Read-Connection -Connection 'host=other'", ("record", Record(open: true)));

        Assert.Equal("connection text", Assert.Single(result.Output).ToString());
    }

    [Fact]
    public void A_connection_in_the_pipe_is_its_own()
    {
        ShellResult result = _shell.Invoke(Consumer + "$connection | Read-Connection", ("connection", OpenConnection()));

        Assert.Equal("me@db:5432/app", Assert.Single(result.Output).ToString());
    }

    public void Dispose() => _shell.Dispose();

    // The same parameter as PgConnectedCmdlet has, and one that binds from every record.
    private const string Consumer =
        """
        function Read-Connection {
            param(
                [Parameter(ValueFromPipelineByPropertyName)] [AllowNull()] [PgDbre.Common.ConnectionArgument[]] $Connection,
                [Parameter(ValueFromPipelineByPropertyName)] [string] $Server)
            process { if ($null -eq $Connection) { 'none' } else { $Connection[0].ToString() } }
        }

        """;

    private static SlowQuery Record(bool open)
    {
        SlowQuery record = new() { Server = "db:5432", Database = "app", Query = "select 1", Source = "pg_stat_statements" };
        return open ? RecordConnection.Attach(record, OpenConnection()) : record;
    }

    private static PgConnection OpenConnection() => new(
        new ServerIdentity { Server = "db:5432", Database = "app", User = "me", Version = "17.1", VersionNumber = 170001 }, new NoSession());

    private sealed class NoSession : IPgSession
    {
        public bool IsClosed => false;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
