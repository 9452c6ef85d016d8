using System.Text.Json;
using PgDbre.Testing;
using PgDbre.Tests.Shell;

namespace PgDbre.Tests.Contract;

/// <summary>
/// The staged module in a host that has no reference to it and brought an old assembly of its own: what the module needs comes
/// from its private load context, what crosses the border is one and the same Core.
/// </summary>
[Collection(SandboxCollection.Name)]
public sealed class IsolationTests(SandboxFixture sandbox)
{
    private const string Script =
        """
        param($OldLogging, $Manifest, $Connection)
        $null = [System.Runtime.Loader.AssemblyLoadContext]::Default.LoadFromAssemblyPath($OldLogging)
        Import-Module $Manifest
        $imported = [AppDomain]::CurrentDomain.GetAssemblies().GetName().Name -contains 'Npgsql'
        $connection = Connect-PgServer $Connection
        $plan = Invoke-PgExplain 'SELECT 1' -Connection $connection
        $assemblies = foreach ($assembly in [AppDomain]::CurrentDomain.GetAssemblies()) {
            $name = $assembly.GetName()
            if ($name.Name -like 'PgDbre*' -or $name.Name -in 'Npgsql', 'Microsoft.Extensions.Logging.Abstractions') {
                '{0} {1} {2}' -f $name.Name, $name.Version.Major, [System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext($assembly).Name
            }
        }
        Disconnect-PgServer -All
        @{ EarlyNpgsql = $imported; Cost = $plan.TotalCost; Assemblies = @($assemblies) } | ConvertTo-Json
        """;

    [Fact]
    public async Task Npgsql_is_private_while_the_hosts_old_assembly_stays_what_it_is()
    {
        await using TestDatabase database = await sandbox.CreateDatabaseAsync();
        using ScriptFile script = new(Script);
        string oldLogging = Path.Combine(AppContext.BaseDirectory, "OldAssemblies", "Microsoft.Extensions.Logging.Abstractions.dll");

        (int exitCode, string output, string error) = await ShellProcess.RunAsync(
            ["-NoModule", "-File", script.Path, "-OldLogging", oldLogging, "-Manifest", RepositoryFolder.Manifest, "-Connection", database.ConnectionText],
            program: ShellProcess.InItsOwnFolder);

        Assert.True(exitCode == 0, error);
        JsonElement seen = JsonDocument.Parse(output).RootElement;
        string[] assemblies = [.. seen.GetProperty("Assemblies").EnumerateArray().Select(line => line.GetString()!)];
        Assert.False(seen.GetProperty("EarlyNpgsql").GetBoolean(), "Importing must not load Npgsql.");
        Assert.Equal(0.01, seen.GetProperty("Cost").GetDouble());
        Assert.Contains("PgDbre 0 Default", assemblies);
        Assert.Single(assemblies, line => line.StartsWith("PgDbre.Core ", StringComparison.Ordinal));
        Assert.Contains("PgDbre.Core 0 Default", assemblies);
        Assert.Contains("PgDbre.Data 0 PgDbre", assemblies);
        Assert.Contains("Npgsql 10 PgDbre", assemblies);
        Assert.Contains("Microsoft.Extensions.Logging.Abstractions 6 Default", assemblies);
        Assert.Contains(assemblies, line => line.StartsWith("Microsoft.Extensions.Logging.Abstractions ", StringComparison.Ordinal)
            && line.EndsWith(" PgDbre", StringComparison.Ordinal));
    }
}
