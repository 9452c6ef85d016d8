namespace PgDbre.Tests.Shell.StandIns;

public sealed class AliasTests : StandInTest
{
    [Theory]
    [InlineData("select", "Select-Object")]
    [InlineData("measure", "Measure-Object")]
    [InlineData("group", "Group-Object")]
    [InlineData("epcsv", "Export-Csv")]
    [InlineData("ipcsv", "Import-Csv")]
    [InlineData("gci", "Get-ChildItem")]
    [InlineData("gc", "Get-Content")]
    [InlineData("echo", "Write-Output")]
    [InlineData("ft", "Format-Table")]
    [InlineData("fl", "Format-List")]
    [InlineData("gm", "Get-Member")]
    [InlineData("cd", "Set-Location")]
    public void The_engine_s_aliases_lead_to_a_command(string alias, string command)
    {
        Assert.Equal([command], Text($"(Get-Command {alias}).ResolvedCommand.Name"));
    }
}
