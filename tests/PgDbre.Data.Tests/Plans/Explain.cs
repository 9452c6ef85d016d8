using PgDbre.Core.Connections;
using PgDbre.Core.Plans;
using PgDbre.Core.Sql;
using PgDbre.Data.Plans;
using PgDbre.Testing;

namespace PgDbre.Data.Tests.Plans;

/// <summary>Explains as the cmdlet does.</summary>
internal static class Explain
{
    public static PlanRequest Request(string sql) => new() { Statement = Assert.Single(SqlSplitter.Split(sql)) };

    public static Task<Plan?> ExplainAsync(this TestDatabase database, PlanRequest request, bool allowWrite = false, SessionLimits? limits = null) =>
        ExplainRunner.RunAsync(database.Connection, request, limits ?? SessionLimits.Default, allowWrite, CancellationToken.None);

    public static async Task<Plan> ExplainAsync(this TestDatabase database, string sql) => (await database.ExplainAsync(Request(sql)))!;

    public static Task<PgDbreException> FailAsync(this TestDatabase database, PlanRequest request, bool allowWrite = false, SessionLimits? limits = null) =>
        Assert.ThrowsAsync<PgDbreException>(() => database.ExplainAsync(request, allowWrite, limits));
}
