using PgDbre.Core.Findings;
using PgDbre.Core.Plans;
using PgDbre.Shell;
using PgDbre.Testing;
using PgDbre.Tests.Contract;

namespace PgDbre.Tests.Plans;

/// <summary>What findings know when the plan comes from a server.</summary>
[Collection(SandboxCollection.Name)]
public sealed class InvokePgExplainTests(SandboxFixture sandbox)
{
    private const string Query = "SELECT id FROM messages WHERE user_id = 42";

    [Fact]
    public async Task A_finding_ends_in_a_complete_statement_and_finds_the_index_afterwards()
    {
        await using TestDatabase database = await ChatDatabase.CreateAsync(sandbox);

        Finding before = Scan(Explain(database, $"Invoke-PgExplain '{Query}'"));
        await database.ExecuteAsync(before.Sql!);
        Finding after = Scan(Explain(database, $"Invoke-PgExplain '{Query}' -Setting @{{ enable_indexscan = 'off'; enable_bitmapscan = 'off' }}"));

        Assert.Equal("CREATE INDEX CONCURRENTLY ON \"public\".\"messages\" (\"user_id\");", before.Sql);
        Assert.Contains("public.messages: 40,000 rows, ", before.Evidence, StringComparison.Ordinal);
        Assert.StartsWith("Index messages_user_id_idx already serves this condition, but ", after.Recommendation, StringComparison.Ordinal);
        Assert.Null(after.Sql);
    }

    [Fact]
    public async Task Stale_statistics_are_named_as_the_cause()
    {
        await using TestDatabase database = await sandbox.CreateDatabaseAsync();
        await database.ExecuteAsync(
            """
            CREATE TABLE jobs (id int, state text) WITH (autovacuum_enabled = off);
            INSERT INTO jobs SELECT i, 'done' FROM generate_series(1, 20000) i;
            """);
        await database.ExecuteAsync("ANALYZE jobs");
        await database.ExecuteAsync("UPDATE jobs SET state = 'open' WHERE id <= 8000; SELECT pg_stat_force_next_flush()");

        Plan plan = Explain(database, "Invoke-PgExplain \"SELECT id FROM jobs WHERE state = 'open'\" -Analyze");

        Finding stale = plan.Findings.Single(finding => finding.RuleId == "statistics-stale");
        Assert.Contains("amount to 40 % of its rows", stale.Message, StringComparison.Ordinal);
        Assert.Equal("ANALYZE \"public\".\"jobs\";", stale.Sql);
        Assert.StartsWith("The cause: public.jobs", plan.Findings.Single(finding => finding.RuleId == "rows-underestimated").Recommendation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_foreign_keys_trigger_leads_to_the_index_of_the_other_table()
    {
        await using TestDatabase database = await ChatDatabase.CreateAsync(sandbox);
        await database.ExecuteAsync("INSERT INTO users SELECT 2000 + i, 'x' FROM generate_series(1, 20) i");

        Plan plan = Explain(database, "Invoke-PgExplain 'DELETE FROM users WHERE id > 2000' -Analyze -AllowWrite -Confirm:$false");

        Assert.Equal(
            "CREATE INDEX CONCURRENTLY ON \"public\".\"messages\" (\"user_id\");",
            plan.Findings.Single(finding => finding.RuleId == "trigger-time").Sql);
    }

    [Fact]
    public async Task A_role_with_select_on_some_tables_is_told_what_it_cannot_read()
    {
        await using TestDatabase database = await ChatDatabase.CreateAsync(sandbox);
        string role = $"some_{Guid.NewGuid():N}";
        await sandbox.ExecuteAsync($"CREATE ROLE {role} LOGIN PASSWORD 'x' IN ROLE pg_monitor");
        try
        {
            // Enough for EXPLAIN, and pg_stats shows nothing of the other columns.
            await database.ExecuteAsync($"GRANT SELECT (id, user_id) ON messages TO {role}");

            using ShellSession shell = ShellSession.Create(RepositoryFolder.Manifest);
            ShellResult result = shell.Invoke(
                $"$null = Connect-PgServer $text; Invoke-PgExplain '{Query}'; Invoke-PgExplain 'SELECT * FROM users'",
                ("text", ServerSql.TextOf(database.Target with { User = role, Password = "x" })));

            Finding finding = Scan((Plan)Assert.Single(result.Output).BaseObject);
            Assert.StartsWith("PgPermissionDenied,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.Equal("CREATE INDEX CONCURRENTLY ON \"public\".\"messages\" (\"user_id\");", finding.Sql);
            Assert.Empty(result.Warnings);
        }
        finally
        {
            await database.ExecuteAsync($"DROP OWNED BY {role}");
            await sandbox.ExecuteAsync($"DROP ROLE {role}");
        }
    }

    private static Finding Scan(Plan plan) => plan.Findings.Single(finding => finding.RuleId == "seq-scan-selective-filter");

    private static Plan Explain(TestDatabase database, string call)
    {
        using ShellSession shell = ShellSession.Create(RepositoryFolder.Manifest);
        ShellResult result = shell.Invoke($"$null = Connect-PgServer $text; {call}", ("text", database.ConnectionText));
        Assert.Empty(result.Errors);
        return (Plan)Assert.Single(result.Output).BaseObject;
    }
}
