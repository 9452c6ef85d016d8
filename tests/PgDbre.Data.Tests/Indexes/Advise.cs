using PgDbre.Core.Connections;
using PgDbre.Core.Indexes;
using PgDbre.Core.Indexes.Candidates;
using PgDbre.Core.Indexes.Selection;
using PgDbre.Core.Sql;
using PgDbre.Data.Indexes;

namespace PgDbre.Data.Tests.Indexes;

/// <summary>Asks the advisor as the cmdlet does, and says in one word what must come out.</summary>
internal static class Advise
{
    public static Task<Advice> On(PgConnection connection, params string[] queries) => On(connection, new AdviceRequest(), queries);

    public static Task<Advice> On(PgConnection connection, AdviceRequest request, params string[] queries) =>
        new IndexAdvisor(connection, request with { Queries = [.. queries.SelectMany(SqlSplitter.Split).Select(one => new WorkloadQuery { Statement = one })] })
            .AdviseAsync(CancellationToken.None);

    public static Task<Advice> OnForeignKeys(PgConnection connection, string schema = "^public$") =>
        On(connection, new AdviceRequest { ForeignKeySchemas = schema });

    /// <summary>Exactly one recommendation: table (keys), with the method behind it unless it is a B-tree.</summary>
    public static IndexRecommendation AssertRecommends(this Advice advice, string index)
    {
        Assert.Empty(advice.Failures);
        IndexRecommendation only = Assert.Single(advice.Recommendations);
        Assert.Equal(index, Describe(only));
        return only;
    }

    public static void AssertRecommends(this Advice advice, params string[] indexes) =>
        Assert.Equal(indexes.Order(StringComparer.Ordinal), advice.Recommendations.Select(Describe).Order(StringComparer.Ordinal));

    public static void AssertNoRecommendation(this Advice advice, string because)
    {
        Assert.Empty(advice.Failures);
        Assert.Empty(advice.Recommendations.Select(Describe));
        Assert.Contains(advice.Rejected, rejected => rejected.Reason.Contains(because, StringComparison.Ordinal));
    }

    /// <summary>A workload that is counted: each query runs so often a day.</summary>
    public static Task<Advice> On(PgConnection connection, AdviceRequest request, double callsPerDay, params string[] queries) =>
        new IndexAdvisor(connection, request with
        {
            Queries = [.. queries.SelectMany(SqlSplitter.Split).Select(one => new WorkloadQuery { Statement = one, CallsPerDay = callsPerDay })],
        }).AdviseAsync(CancellationToken.None);

    public static void AssertRejects(this Advice advice, string index, RejectionCause cause) =>
        Assert.Contains(advice.Rejected, rejected => rejected.Candidate == index && rejected.Cause == cause && rejected.Reason.Length > 0);

    public static string Describe(IndexRecommendation index) =>
        $"{index.Table} ({index.Columns})"
        + (index.Method == "btree" ? "" : $" using {index.Method}")
        + (index.Include is null ? "" : $" INCLUDE ({index.Include})")
        + (index.Where is null ? "" : $" WHERE {index.Where}");
}
