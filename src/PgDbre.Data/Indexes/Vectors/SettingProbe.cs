using System.Diagnostics;
using PgDbre.Core.Connections;
using PgDbre.Core.Indexes.Vectors;
using PgDbre.Core.Plans;
using PgDbre.Core.Sql;
using PgDbre.Core.Workload;
using PgDbre.Data.Connections;
using PgDbre.Data.Plans;

namespace PgDbre.Data.Indexes.Vectors;

/// <summary>
/// Runs all searches with one setting, in one read-only transaction: once for what they find, which also warms the caches, and once
/// more for their times.
/// </summary>
internal sealed class SettingProbe(PgConnection connection, VectorSearchText text, SessionLimits limits)
{
    // An IVFFlat scan hands over all rows of its lists, so the LIMIT alone decides how many are ranked anew.
    private const int RerankFactor = 10;

    /// <summary>What the searches found and took, and the plan's node that answers them.</summary>
    public async Task<(RecallTally Tally, LatencySummary Latency, PlanNode Scan)> RunAsync(
        SearchSetting setting, IReadOnlyList<(QueryVector Vector, ExactNeighbours Exact)> searches, CancellationToken cancellation)
    {
        string sql = text.Search(Candidates(setting));
        ServerTransaction transaction = await ServerTransaction.ReadOnlyAsync(connection, limits, cancellation).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await SetAsync(transaction, setting, cancellation).ConfigureAwait(false);
            PlanNode scan = await PlanAsync(transaction, sql, searches[0].Vector, cancellation).ConfigureAwait(false);
            RecallTally tally = new(text.Top);
            foreach ((QueryVector vector, ExactNeighbours exact) in searches)
            {
                IReadOnlyList<string> rows = ExactNeighbours.Without(
                    vector.Place, await SearchAsync(transaction, sql, vector, cancellation).ConfigureAwait(false), text.Top);
                int found = await CountFoundAsync(transaction, vector, exact, rows, cancellation).ConfigureAwait(false);
                tally.Add(found, rows.Count, exact.Rows.Count);
            }

            List<double> times = [];
            foreach ((QueryVector vector, _) in searches)
            {
                long started = Stopwatch.GetTimestamp();
                await SearchAsync(transaction, sql, vector, cancellation).ConfigureAwait(false);
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }

            return (tally, LatencySummary.Of(times), scan);
        }
    }

    /// <summary>Rows that the index hands over to be ranked anew: as many as the search keeps, and never fewer than are wanted.</summary>
    public int Candidates(SearchSetting setting) =>
        setting.Method == "hnsw" ? Math.Max(text.Top + 1, setting.Value) : RerankFactor * (text.Top + 1);

    // Off is said too where there is such a setting: the database or the role may have it on.
    private async Task SetAsync(ServerTransaction transaction, SearchSetting setting, CancellationToken cancellation)
    {
        bool hasIterative = text.Index.PgvectorVersion >= VectorIndex.WithIterativeScan;
        foreach ((string name, string value) in hasIterative ? setting.AllSettings : setting.Settings)
        {
            await transaction.ListAsync("SELECT set_config($1, $2, true)", _ => true, cancellation, name, value).ConfigureAwait(false);
        }
    }

    private Task<List<string>> SearchAsync(ServerTransaction transaction, string sql, QueryVector vector, CancellationToken cancellation) =>
        transaction.ListAsync(sql, row => row.GetString(0), cancellation, Values(vector));

    // A row that is not among the nearest may be as near as the last of them.
    private async Task<int> CountFoundAsync(
        ServerTransaction transaction,
        QueryVector vector,
        ExactNeighbours exact,
        IReadOnlyList<string> rows,
        CancellationToken cancellation)
    {
        string[] others = [.. rows.Except(exact.Rows)];
        int found = rows.Count - others.Length;
        if (others.Length == 0)
        {
            return found;
        }

        List<int> asNear = await transaction.ListAsync(
            text.CountNear, row => row.GetInt32(0), cancellation, vector.Column, others, exact.Limit).ConfigureAwait(false);
        return found + asNear[0];
    }

    private async Task<PlanNode> PlanAsync(
        ServerTransaction transaction, string sql, QueryVector vector, CancellationToken cancellation)
    {
        PlanRequest request = new() { Statement = SqlSplitter.Split(sql)[0], Values = [.. Values(vector)] };
        Plan plan = await StatementPlanner.PlanAsync(connection, transaction, request, cancellation).ConfigureAwait(false)
            ?? throw new InvalidOperationException("A SELECT without a plan.");
        PlanNode[] scans = [.. plan.Root.Subtree().Where(node => node.RelationName is not null || node.IndexName is not null)];
        return scans.FirstOrDefault(node => node.IndexName == text.Index.Name && node.OrderBy is not null) ?? scans[0];
    }

    private object[] Values(QueryVector vector) => text.Index.NeedsRerank ? [vector.Key, vector.Column] : [vector.Key];
}
