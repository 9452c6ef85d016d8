using System.Management.Automation;
using PgDbre.Shell;

namespace PgDbre.Tests.Contract;

/// <summary>A server that does not answer is a PowerShell error with an id, never a green pipeline.</summary>
public sealed class DeadServerTests
{
    // Nothing listens on port 1 of the loopback interface.
    private const string Dead = "postgresql://nobody@127.0.0.1:1/nowhere";

    private static readonly string[] Table =
    [
        $"Connect-PgServer '{Dead}'",
        $"Get-PgServer -Connection '{Dead}'",
        $"Get-PgSlowQuery -Connection '{Dead}'",
        $"Get-PgSlowQuery -Running -Connection '{Dead}'",
        $"Invoke-PgExplain 'select 1' -Connection '{Dead}'",
        $"Measure-PgQuery 'select 1' -Connection '{Dead}'",
        $"Measure-PgVectorIndex i -Connection '{Dead}'",
        $"New-PgIndexRecommendation -Query 'select 1' -Connection '{Dead}'",
        $"New-PgIndexRecommendation -ForeignKey -Connection '{Dead}'",
        $"Get-PgTable -Connection '{Dead}'",
        $"Get-PgIndex -Connection '{Dead}'",
        $"Export-PgSchemaSnapshot nowhere.json -Connection '{Dead}'",
        $"Test-PgSchema -Connection '{Dead}'",
        $"Test-PgMigration -InputObject 'select 1' -Connection '{Dead}'",
        $"Remove-PgIndex i -Connection '{Dead}' -Confirm:$false",
        $"New-PgIndex -Schema public -Table t -Column a -Connection '{Dead}' -Confirm:$false",
        $"New-PgIndex -Reindex i -Connection '{Dead}' -Confirm:$false",
    ];

    public static TheoryData<string> Calls => [.. Table];

    [Theory]
    [MemberData(nameof(Calls))]
    public void A_dead_server_is_an_error_with_an_id(string call)
    {
        using ShellSession shell = ShellSession.Create(RepositoryFolder.Manifest);

        ShellResult result = shell.Invoke(call);

        ErrorRecord error = Assert.Single(result.Errors);
        Assert.StartsWith("PgServerUnreachable,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.ConnectionError, error.CategoryInfo.Category);
        Assert.Empty(result.Output);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void ErrorAction_Stop_throws(string call)
    {
        using ShellSession shell = ShellSession.Create(RepositoryFolder.Manifest);

        ShellResult result = shell.Invoke($"try {{ {call} -ErrorAction Stop; 'went on' }} catch {{ 'caught ' + $_.FullyQualifiedErrorId }}");

        Assert.StartsWith("caught PgServerUnreachable,", Assert.Single(result.Output).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_cmdlet_that_takes_a_connection_is_in_the_table()
    {
        IEnumerable<string> connected = ExportedCmdlets.All
            .Where(cmdlet => cmdlet.ImplementingType.IsSubclassOf(typeof(Common.PgConnectedCmdlet)))
            .Select(cmdlet => cmdlet.Name);

        Assert.All(connected, name => Assert.Contains(Table, call => call.StartsWith(name + " ", StringComparison.Ordinal)));
    }
}
