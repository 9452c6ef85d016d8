using System.Management.Automation;
using PgDbre.Shell;
using PgDbre.Testing;

namespace PgDbre.Tests.Contract;

/// <summary>A password goes to the server and nowhere else.</summary>
[Collection(SandboxCollection.Name)]
public sealed class SecretTests(SandboxFixture sandbox)
{
    private const string Canary = "c4naryS3cret";

    private const string Script =
        """
        $connection = Connect-PgServer $text -Verbose -Debug
        $connection
        Get-PgServer -Verbose -Debug
        Get-PgSlowQuery -Verbose -Debug
        Get-PgSlowQuery -Connection $text -Verbose -Debug | Invoke-PgExplain -Verbose -Debug
        Invoke-PgExplain 'SELECT nope' -Connection $text -Verbose -Debug
        Measure-PgQuery 'SELECT 1' -Connection $text -Count 1 -Verbose -Debug
        Measure-PgVectorIndex messages_pkey -Connection $text -Verbose -Debug
        New-PgIndexRecommendation -ForeignKey -Connection $text -Verbose -Debug
        Get-PgTable -Connection $text -Verbose -Debug | Get-PgIndex -Verbose -Debug
        Test-PgSchema -Connection $text -Verbose -Debug
        $file = [IO.Path]::GetTempFileName()
        Export-PgSchemaSnapshot $file -Force -Connection $text -Verbose -Debug
        Get-Content $file
        Remove-Item $file
        Remove-PgIndex nowhere -Connection $text -Verbose -Debug -Confirm:$false
        Connect-PgServer ($text -replace 'Port=\d+', 'Port=1') -Verbose -Debug
        Connect-PgServer ($text + ';Colour=red') -Verbose -Debug
        Connect-PgServer ($text -replace 'Database=[^;]+', 'Database=nowhere') -Verbose -Debug
        Get-PgServer -Connection ($text -replace 'Username=[^;]+', 'Username=nobody') -Verbose -Debug
        $connection | Format-List * | Out-String
        """;

    [Fact]
    public async Task No_stream_and_no_record_holds_the_password()
    {
        await using TestDatabase database = await ChatDatabase.CreateAsync(sandbox);
        string role = $"canary_{Guid.NewGuid():N}";
        await sandbox.ExecuteAsync($"CREATE ROLE {role} LOGIN PASSWORD '{Canary}' IN ROLE pg_monitor, pg_read_all_data");
        try
        {
            string text = ServerSql.TextOf(database.Target with { User = role, Password = Canary });
            using ShellSession shell = ShellSession.Create(RepositoryFolder.Manifest);

            ShellResult result = shell.Invoke(Script, ("text", text));

            Assert.True(result.Output.Count > 5 && result.Errors.Count > 4, $"The script must have produced something to search: {result.Output.Count} records, {result.Errors.Count} errors.");
            Assert.All(result.Output.SelectMany(Texts), text => Assert.DoesNotContain(Canary, text, StringComparison.Ordinal));
            Assert.All(result.Errors.SelectMany(Texts), text => Assert.DoesNotContain(Canary, text, StringComparison.Ordinal));
            Assert.All(
                result.Warnings.Concat(result.Verbose).Concat(result.Debug).Select(line => line.ToString()!),
                line => Assert.DoesNotContain(Canary, line, StringComparison.Ordinal));
        }
        finally
        {
            await sandbox.ExecuteAsync($"DROP ROLE {role}");
        }
    }

    private static IEnumerable<string> Texts(object record) =>
        [record.ToString() ?? "", PSSerializer.Serialize(record, 6), (record as ErrorRecord)?.Exception.ToString() ?? ""];
}
