using PgDbre.Core.Connections;
using PgDbre.Core.Workload;
using PgDbre.Data.Workload;
using PgDbre.Testing;

namespace PgDbre.Data.Tests.Workload;

/// <summary>A database whose statistics hold what the test ran and nothing else.</summary>
internal static class Statistics
{
    private const string Reset = "SELECT pg_stat_statements_reset(0, (SELECT oid FROM pg_database WHERE datname = current_database()), 0)";

    public static async Task<TestDatabase> CreateAsync(SandboxFixture sandbox, string schema = "")
    {
        TestDatabase database = await sandbox.CreateDatabaseAsync();
        await database.ExecuteAsync($"{schema}; {Reset}");
        return database;
    }

    /// <summary>What Get-PgSlowQuery would list; the test's own reset is no part of it.</summary>
    public static async Task<List<SlowQuery>> ReadAsync(
        this PgConnection connection, SlowQueryFilter? filter = null, Action<StatementSummary>? summarize = null)
    {
        List<SlowQuery> list = [];
        await foreach (SlowQuery query in StatementStatistics.ReadAsync(
            connection, filter ?? new SlowQueryFilter(), SessionLimits.Default, summarize ?? (_ => { }), CancellationToken.None))
        {
            list.Add(query);
        }

        return [.. list.Where(query => !query.Query.Contains("pg_stat_statements_reset", StringComparison.Ordinal))];
    }

    public static SlowQuery Of(this IEnumerable<SlowQuery> queries, string text) =>
        Assert.Single(queries, query => query.Query.Contains(text, StringComparison.Ordinal));
}
