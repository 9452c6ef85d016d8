using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Review;
using PgDbre.Shell;
using PgDbre.Tests.Shell;

namespace PgDbre.Tests.Migrations;

/// <summary>Test-PgMigration as people at the prompt and CI jobs call it, without a server.</summary>
public sealed class TestPgMigrationTests : IDisposable
{
    private readonly ShellSession _shell = ShellSession.Create(RepositoryFolder.Manifest);
    private readonly ScriptFile _folder = new("");

    [Fact]
    public void SQL_from_the_pipe_gives_findings_and_without_FailOn_nothing_fails()
    {
        ShellResult result = _shell.Invoke("'ALTER TABLE orders ADD CHECK (a > 0);' | Test-PgMigration; 'went on'");

        Assert.Empty(result.Errors);
        Finding check = Assert.Single(Findings(result), finding => finding.RuleId == "add-check-without-not-valid");
        Assert.Equal("ALTER TABLE orders ADD CHECK (a > 0)", check.Statement);
        Assert.Null(check.Path);
        Assert.Equal("went on", result.Output[^1].ToString());
    }

    [Fact]
    public void Lines_of_Get_Content_are_one_script()
    {
        Write("a.sql", "ALTER TABLE orders\nADD CHECK\n(a > 0);\n");
        ShellResult result = Invoke("Get-Content $folder/a.sql | Test-PgMigration -Rule add-check*");
        Assert.Equal(1, Assert.Single(Findings(result)).Line);
    }

    [Fact]
    public void A_folder_is_a_chain_in_natural_order_and_paths_are_relative()
    {
        Write("migrations/V2__key.sql", "ALTER TABLE drafts ADD CHECK (a > 0);");
        Write("migrations/V10__more.sql", "ALTER TABLE drafts ADD CHECK (b > 0);");
        Write("migrations/notes.txt", "DROP TABLE everything;");

        ShellResult result = Invoke("Set-Location $folder; Test-PgMigration migrations -Rule add-check*");

        Assert.Equal(["migrations/V2__key.sql", "migrations/V10__more.sql"], Findings(result).Select(finding => finding.Path));
    }

    [Fact]
    public void A_table_of_an_earlier_file_is_not_new_any_more()
    {
        Write("1.sql", "CREATE TABLE drafts (a int); ALTER TABLE drafts ADD CHECK (a > 0);");
        Write("2.sql", "ALTER TABLE drafts ADD CHECK (a > 1);");

        ShellResult result = Invoke("Get-ChildItem $folder -Filter *.sql | Test-PgMigration -Rule add-check*");

        Assert.EndsWith("2.sql", Assert.Single(Findings(result)).Path, StringComparison.Ordinal);
    }

    [Fact]
    public void Revisions_of_Alembic_are_read_where_they_stand()
    {
        Write("versions/b.py", "revision = 'b'\ndown_revision = 'a'\nfrom alembic import op\ndef upgrade():\n    op.drop_table('orders')\n");
        Write("versions/a.py", "revision = 'a'\ndown_revision = None\ndef upgrade():\n    pass\n");
        Write("versions/helper.py", "x = 1\n");

        ShellResult result = Invoke("Test-PgMigration $folder/versions -Rule drop-table, downgrade-missing");

        Assert.Empty(result.Errors);
        Assert.Equal(["drop-table 5", "downgrade-missing 4"], Findings(result).Select(finding => $"{finding.RuleId} {finding.Line}").OrderDescending());
        Assert.Equal("op.execute(\"\"\"-- first: pg_dump --format=custom --table=public.orders --file=backup.dump\nDROP TABLE orders;\"\"\")",
            Findings(result).Single(finding => finding.RuleId == "drop-table").Code);
    }

    [Fact]
    public void What_cannot_be_read_is_an_error_and_the_rest_is_judged()
    {
        Write("a.py", "revision = 'a'\ndef upgrade(:\n");
        Write("b.sql", "DROP TABLE orders;");

        ShellResult result = Invoke("Test-PgMigration $folder, $folder/nowhere.sql -Rule drop-table");

        Assert.Equal(
            ["PgFileNotFound,", "PgMigrationUnreadable,"], result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0] + ","));
        Assert.Contains("Line 2", result.Errors[1].ToString(), StringComparison.Ordinal);
        Assert.Single(Findings(result));
    }

    [Theory]
    [InlineData("Test-PgMigration $folder", "PgMigrationNotFound")]
    [InlineData("42 | Test-PgMigration", "PgMigrationInputUnknown")]
    [InlineData("'SELECT 1' | Test-PgMigration -Rule no-such-rule", "PgRuleUnknown")]
    [InlineData("Test-PgMigration $folder -FailOn Low", "PgMigrationNotFound PgGateNotJudged")]
    [InlineData("'DROP TABLE a' | Test-PgMigration -FailOn High", "PgGateFailed")]
    [InlineData("'DROP TABLE a' | Test-PgMigration -FailOn Critical", "")]
    [InlineData("'SELECT 1' | Test-PgMigration -UpdateBaseline", "PgBaselineMissing")]
    public void Bad_input_has_an_error_of_its_own(string command, string expected) => Assert.Equal(
        expected, string.Join(' ', Invoke(command).Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0])));

    [Fact]
    public void A_verdict_stands_for_each_migration()
    {
        Write("1.sql", "CREATE TABLE a (b bigint);");
        Write("2.sql", "DROP TABLE a;");

        ShellResult result = Invoke("Test-PgMigration $folder -Verdict");

        Assert.Equal(
            ["1.sql Safe", "2.sql Unsafe"],
            result.Output.Select(record => (MigrationVerdict)record.BaseObject).Select(verdict => $"{verdict.Migration} {verdict.Verdict}"));
    }

    [Fact]
    public void A_suppression_in_the_script_counts_and_an_unused_one_is_told()
    {
        ShellResult result = _shell.Invoke(
            """
            "-- pgdbre:ignore drop-table nobody uses it`nDROP TABLE a;`n-- pgdbre:ignore drop-table nor this`nSELECT 1;" |
                Test-PgMigration -Rule drop-table
            """);
        Assert.Equal(["suppression-unused"], Findings(result).Select(finding => finding.RuleId));
    }

    [Fact]
    public void What_is_in_the_baseline_is_known()
    {
        Write("a.sql", "DROP TABLE a;");
        Invoke("Test-PgMigration $folder/a.sql -Baseline $folder/known.json -UpdateBaseline");
        Write("a.sql", "-- a line more\nDROP TABLE a;\nDROP TABLE b;");

        ShellResult result = Invoke("Test-PgMigration $folder/a.sql -Baseline $folder/known.json -Rule drop-table");

        Assert.Equal("public.b", Assert.Single(Findings(result)).Object);
    }

    [Fact]
    public void A_review_comment_holds_verdict_table_and_the_safe_way()
    {
        string text = _shell.Invoke("'CREATE INDEX i ON orders (a);' | Test-PgMigration -Rule create-index* -Format Markdown").Output[0].ToString();

        Assert.Contains("- (text): unsafe (1 finding, worst High; 1 statement; strongest lock SHARE)", text, StringComparison.Ordinal);
        Assert.Contains("```sql\nCREATE INDEX CONCURRENTLY i ON orders (a);\n```", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_tools_own_limit_is_taken_into_account() => Assert.Empty(Findings(_shell.Invoke(
        "'ALTER TABLE a ADD COLUMN b int' | Test-PgMigration -SessionSetting @{ lock_timeout = '5s' } -Rule lock-timeout-missing")));

    public void Dispose()
    {
        _shell.Dispose();
        _folder.Dispose();
    }

    private static Finding[] Findings(ShellResult result) => [.. result.Output.Select(record => record.BaseObject).OfType<Finding>()];

    private ShellResult Invoke(string command) =>
        _shell.Invoke(command, ("folder", Directory.CreateDirectory(Path.Combine(_folder.Folder, "db")).FullName));

    private void Write(string name, string text)
    {
        string path = Path.Combine(_folder.Folder, "db", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
