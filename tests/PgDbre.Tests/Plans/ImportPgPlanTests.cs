using System.Management.Automation;
using PgDbre.Core.Plans;
using PgDbre.Shell;
using PgDbre.Tests.Shell;

namespace PgDbre.Tests.Plans;

/// <summary>Plans from files and text through the engine; what the readers make of a text is tested where they are.</summary>
public sealed class ImportPgPlanTests : IDisposable
{
    private const string TextPlan = "Seq Scan on orders  (cost=0.00..4970.00 rows=20 width=69)\n  Filter: (customer_id = 42)\n";
    private const string JsonPlan = "[\n  {\n    \"Plan\": {\n      \"Node Type\": \"Result\"\n    }\n  }\n]\n";

    private const string Log =
        "2026-01-31 12:00:00.000 UTC [7] LOG:  duration: 12.500 ms  plan:\n\tQuery Text: SELECT * FROM orders WHERE customer_id = 42\n"
        + "\tSeq Scan on orders  (cost=0.00..4970.00 rows=20 width=69)\n\t  Filter: (customer_id = 42)\n"
        + "2026-01-31 12:00:01.000 UTC [7] LOG:  duration: 3.000 ms  plan:\n\t{\n\t  \"Query Text\": \"SELECT 1\",\n\t  \"Plan\": {\n";

    private readonly ShellSession _shell = ShellSession.Create(RepositoryFolder.Manifest);
    private readonly ScriptFile _folder = new("");

    [Fact]
    public void A_log_gives_its_plans_with_findings_and_says_what_it_could_not_read()
    {
        string file = File("server.log", Log);

        ShellResult result = _shell.Invoke("Import-PgPlan $file", ("file", file));

        Plan plan = Plans(result).Single();
        Assert.Equal((12.5, "SELECT * FROM orders WHERE customer_id = 42", file, 1), (plan.ExecutionMs, plan.Query, plan.SourceFile, plan.SourceLine));
        Assert.NotEmpty(plan.Findings);
        ErrorRecord error = Assert.Single(result.Errors);
        Assert.StartsWith("PgPlanUnreadable,PgDbre.Plans.ImportPgPlanCommand", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains($"'{file}', line 5:", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_logged_plan_for_strangers_keeps_its_duration_and_line_but_neither_names_nor_file()
    {
        string file = File("server.log", Log);

        Plan plan = Plans(_shell.Invoke("Import-PgPlan $file -Anonymize", ("file", file))).Single();

        Assert.Equal((12.5, "SELECT * FROM t1 WHERE c1 = 'l1'", null, 1), (plan.ExecutionMs, plan.Query, plan.SourceFile, plan.SourceLine));
        Assert.Equal("(c1 = 'l1')", plan.Root.Filter);
        Assert.DoesNotContain("orders", plan.GetSource()!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Import-PgPlan *.txt")]
    [InlineData("Import-PgPlan -Path a.txt, b.txt")]
    [InlineData("Get-ChildItem *.txt | Import-PgPlan")]
    [InlineData("'a.txt', 'b.txt' | ForEach-Object { [pscustomobject]@{ Path = $_ } } | Import-PgPlan")]
    [InlineData("Get-Content a.txt, b.txt | Import-PgPlan")]
    [InlineData("Get-Content a.txt -Raw | Import-PgPlan; Import-PgPlan -Text (Get-Content b.txt -Raw)")]
    [InlineData("& { Get-Content a.txt; Get-Content b.txt -Raw } | Import-PgPlan")]
    public void Files_and_text_come_by_every_way(string script)
    {
        File("a.txt", TextPlan);
        File("b.txt", JsonPlan);

        ShellResult result = _shell.Invoke($"Set-Location $folder; {script}", ("folder", _folder.Folder));

        Assert.Empty(result.Errors);
        Assert.Equal(["Seq Scan", "Result"], Plans(result).Select(plan => plan.Root.NodeType));
    }

    [Theory]
    [InlineData("Import-PgPlan no-such-file.txt", "PgFileNotFound")]
    [InlineData("Import-PgPlan empty.txt", "PgPlanNotFound")]
    [InlineData("'no plan here' | Import-PgPlan", "PgPlanNotFound")]
    [InlineData("Import-PgPlan .", "PgFileUnreadable")]
    [InlineData("42 | Import-PgPlan", "PgPlanInputUnknown")]
    public void What_gives_no_plan_is_an_error_and_the_next_one_has_its_turn(string script, string errorId)
    {
        File("empty.txt", "nothing\n");
        File("a.txt", TextPlan);

        ShellResult result = _shell.Invoke($"Set-Location $folder; {script}; Import-PgPlan a.txt", ("folder", _folder.Folder));

        Assert.StartsWith(errorId + ",", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Single(Plans(result));
    }

    public void Dispose()
    {
        _shell.Dispose();
        _folder.Dispose();
    }

    private static IEnumerable<Plan> Plans(ShellResult result) => result.Output.Select(record => Assert.IsType<Plan>(record.BaseObject));

    private string File(string name, string text)
    {
        string path = Path.Combine(_folder.Folder, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }
}
