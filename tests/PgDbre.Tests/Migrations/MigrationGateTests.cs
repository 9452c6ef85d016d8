using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Review;
using PgDbre.Core.Plans.Proving;
using PgDbre.Shell;
using PgDbre.Testing;
using PgDbre.Tests.Contract;
using PgDbre.Tests.Shell;

namespace PgDbre.Tests.Migrations;

/// <summary>Test-PgMigration with a server: its schema, a shadow of it, and the runbook for a CI job.</summary>
[Collection(SandboxCollection.Name)]
public sealed class MigrationGateTests(SandboxFixture sandbox)
{
    private static readonly string Script = Path.Combine(RepositoryFolder.Root, "examples", "migration-gate.ps1");

    [Fact]
    public async Task A_change_of_type_is_judged_by_the_schema_of_the_server()
    {
        await using TestDatabase database = await ChatDatabase.CreateAsync(sandbox);
        await database.ExecuteAsync("CREATE TABLE notes (id bigint PRIMARY KEY, title varchar(50), size int)");
        using ShellSession shell = ShellSession.Create(RepositoryFolder.Manifest);

        ShellResult result = shell.Invoke(
            """
            'ALTER TABLE notes ALTER title TYPE varchar(80); ALTER TABLE notes ALTER size TYPE bigint;' |
                Test-PgMigration -Connection $text -Rule column-type-change*
            """,
            ("text", database.ConnectionText));

        Assert.Empty(result.Errors);
        Finding finding = (Finding)Assert.Single(result.Output).BaseObject;
        Assert.Equal(("column-type-change-rewrites-table", "public.notes.size", false), (finding.RuleId, finding.Object, finding.IsApproximate));
        Assert.Equal(database.Target.Database, finding.Database);
    }

    [Fact]
    public async Task A_shadow_proves_overrules_and_leaves_nothing_behind()
    {
        await using TestDatabase database = await ChatDatabase.CreateAsync(sandbox);
        using ShellSession shell = ShellSession.Create(RepositoryFolder.Manifest);

        ShellResult result = shell.Invoke(
            """
            "-- migrate:up`nALTER TABLE messages ADD CONSTRAINT m CHECK (id > 0) NOT VALID;`nALTER TABLE messages DROP COLUMN content;
            -- migrate:down`nALTER TABLE messages ADD COLUMN content text;`nALTER TABLE messages DROP CONSTRAINT m;" |
                Test-PgMigration -Connection $text -Shadow -Verdict
            """,
            ("text", database.ConnectionText));

        Assert.Empty(result.Errors);
        var verdict = Assert.IsType<MigrationVerdict>(Assert.Single(result.Output).BaseObject);
        Assert.Equal((MigrationSafety.Unsafe, 4, 4), (verdict.Verdict, verdict.StatementCount, verdict.ProvedCount));
        Assert.Contains(verdict.Findings, finding => finding.RuleId == "downgrade-loses-data-on-shadow");
        Assert.Equal(ProofVerdict.Proven, verdict.Findings.First(finding => finding.RuleId == "drop-column").Proof?.Verdict);
        Assert.Equal(0L, await database.ScalarAsync<long>("SELECT count(*) FROM pg_database WHERE datname LIKE 'pgdbre\\_shadow%'"));
        Assert.Equal(1L, await database.ScalarAsync<long>("SELECT count(*) FROM pg_attribute WHERE attrelid = 'messages'::regclass AND attname = 'content'"));
    }

    [Fact]
    public async Task The_server_of_production_is_no_shadow()
    {
        await using TestDatabase database = await ChatDatabase.CreateAsync(sandbox);
        using ShellSession shell = ShellSession.Create(RepositoryFolder.Manifest);

        ShellResult result = shell.Invoke("'SELECT 1' | Test-PgMigration -Connection $text -ShadowConnection $text", ("text", database.ConnectionText));

        Assert.StartsWith("PgShadowIsSource,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_runbook_writes_the_review_and_fails_on_what_is_unsafe()
    {
        await using TestDatabase database = await ChatDatabase.CreateAsync(sandbox);
        using ScriptFile folder = new("");
        File.WriteAllText(Path.Combine(folder.Folder, "V1__a.sql"), "DROP TABLE messages;");
        File.WriteAllText(Path.Combine(folder.Folder, "V2__b.sql"), "SET lock_timeout = '2s'; ALTER TABLE users ADD COLUMN note text;");

        ShellResult whole = Run(database, folder, "");
        ShellResult rest = Run(database, folder, "-After V1__a.sql");

        Assert.StartsWith("PgGateFailed,", Assert.Single(whole.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(rest.Errors);
        Assert.StartsWith("V2__b.sql: safe", Assert.Single(rest.Output).ToString(), StringComparison.Ordinal);
        Assert.Contains("passed", File.ReadAllText(Path.Combine(folder.Folder, "out", "review.md")), StringComparison.Ordinal);
    }

    private static ShellResult Run(TestDatabase database, ScriptFile folder, string more)
    {
        using ShellSession shell = ShellSession.Create(RepositoryFolder.Manifest);
        return shell.Invoke(
            $"& $script -Path $path -Connection $text -OutputPath $out {more}",
            ("script", Script),
            ("path", folder.Folder),
            ("text", database.ConnectionText),
            ("out", Path.Combine(folder.Folder, "out")));
    }
}
