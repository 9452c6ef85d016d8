using System.Management.Automation;
using PgDbre.Core.Workload;
using PgDbre.Shell;

namespace PgDbre.Tests.Reports;

public sealed class ExportPgReportTests : IDisposable
{
    private readonly ShellSession _shell = ShellSession.Create(RepositoryFolder.Manifest);
    private readonly string _folder = Directory.CreateTempSubdirectory("pgdbre report ").FullName;

    private string Path => System.IO.Path.Combine(_folder, "report.md");

    [Fact]
    public void Without_a_path_the_text_is_passed_on()
    {
        ShellResult result = Run("$record | Export-PgReport -Title 'Monday'");

        Assert.StartsWith("# Monday\n\n**Verdict:** no index built; latency not measured.\n", Assert.Single(result.Output).ToString(), StringComparison.Ordinal);
        Assert.Empty(result.Errors);
    }

    [Fact]
    public void With_a_path_the_file_is_written_and_returned()
    {
        ShellResult result = Run("$record | Export-PgReport -Path $path");

        Assert.Equal(Path, Assert.IsType<FileInfo>(Assert.Single(result.Output).BaseObject).FullName);
        Assert.StartsWith("# Performance Optimization Summary\n", File.ReadAllText(Path), StringComparison.Ordinal);
        Assert.Equal([Path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void An_older_report_is_replaced()
    {
        File.WriteAllText(Path, "old");

        Run("$record | Export-PgReport -Path $path");

        Assert.DoesNotContain("old", File.ReadAllText(Path), StringComparison.Ordinal);
    }

    [Fact]
    public void NoClobber_leaves_an_older_report_alone()
    {
        File.WriteAllText(Path, "old");

        AssertRefused("PgReportExists", "$record | Export-PgReport -Path $path -NoClobber");

        Assert.Equal("old", File.ReadAllText(Path));
    }

    [Fact]
    public void WhatIf_writes_nothing()
    {
        ShellResult result = Run("$record | Export-PgReport -Path $path -WhatIf");

        Assert.Empty(result.Output);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void Brief_passes_ten_lines_on_and_the_file_holds_the_whole()
    {
        ShellResult result = Run("$record | Export-PgReport -Path $path -Brief");

        string[] lines = Assert.Single(result.Output).ToString().TrimEnd('\n').Split('\n');
        Assert.Equal(["**Verdict:** no index built; latency not measured.", "Changes: none", "Files:", $"- `{Path}`"], lines);
        Assert.Contains("## Production Impact", File.ReadAllText(Path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_written_leaves_nothing()
    {
        Directory.CreateDirectory(Path);

        AssertRefused("PgReportWriteFailed", "$record | Export-PgReport -Path $path");

        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_an_error() =>
        AssertRefused("PgReportWriteFailed", "$record | Export-PgReport -Path ($path + '/missing/report.md')");

    [Fact]
    public void Nothing_piped_is_an_error_and_writes_nothing()
    {
        AssertRefused("PgReportEmpty", "@() | Export-PgReport -Path $path");

        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_stranger_is_an_error_and_the_rest_goes_on()
    {
        ShellResult result = Run("42, $record, $null | Export-PgReport");

        Assert.Equal(["PgReportInputUnknown", "PgReportInputUnknown"], result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Contains("1 statement of pg_stat_statements", Assert.Single(result.Output).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_relative_path_is_PowerShells_and_not_the_process_folder()
    {
        ShellResult result = _shell.Invoke(
            "$ExecutionContext.SessionState.Path.SetLocation($folder) > $null; $record | Export-PgReport -Path report.md",
            ("record", Record), ("folder", _folder));

        Assert.Equal(Path, Assert.IsType<FileInfo>(Assert.Single(result.Output).BaseObject).FullName);
    }

    public void Dispose()
    {
        _shell.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static SlowQuery Record => new()
    {
        Server = "db:5432",
        Database = "app",
        Query = "select 1",
        Source = "pg_stat_statements",
    };

    private ShellResult Run(string script) => _shell.Invoke(script, ("record", Record), ("path", Path));

    private void AssertRefused(string errorId, string script)
    {
        ErrorRecord error = Assert.Single(Run(script).Errors);
        Assert.StartsWith(errorId + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
    }
}
