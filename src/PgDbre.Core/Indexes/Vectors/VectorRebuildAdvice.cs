using System.Globalization;
using PgDbre.Core.Catalog;
using PgDbre.Core.Reports;

namespace PgDbre.Core.Indexes.Vectors;

/// <summary>Which index to build instead, where no setting of this one reaches the target or only a dear one does.</summary>
internal static class VectorRebuildAdvice
{
    private const int DearEfSearch = 400;
    private const int BetterEfConstruction = 200;
    private const int BetterM = 32;
    private const double OtherLists = 1.5;

    /// <summary>What is said where the ladder reached nothing.</summary>
    /// <param name="index">The index.</param>
    /// <param name="goal">What was asked for.</param>
    /// <param name="measured">All settings, those with which the planner left the index included.</param>
    /// <param name="best">The one of the index that found most.</param>
    public static string Unreached(
        VectorIndex index, VectorSearchGoal goal, IEnumerable<VectorIndexMeasurement> measured, VectorIndexMeasurement best)
    {
        string wanted = string.Join(" and ", new[]
        {
            goal.Recall is { } recall ? string.Create(CultureInfo.InvariantCulture, $"recall {recall:0.###}") : null,
            goal.P95Ms is { } latency ? $"p95 {Quantity.Milliseconds(latency)}" : null,
        }.OfType<string>());
        bool isLeft = measured.Any(one => !one.IsIndexUsed && one.Iterative == best.Iterative);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"No measured setting of {index} reaches {wanted}; the best is {best.Setting} = {best.Value} with recall {best.Recall:0.###} "
                + $"and p95 {Quantity.Milliseconds(best.P95Ms)}. {Next(index, best, isTooSlow: best.P95Ms > goal.P95Ms, isLeft)}");
    }

    // What costs nothing to try comes before a rebuild.
    private static string Next(VectorIndex index, VectorIndexMeasurement best, bool isTooSlow, bool isLeft)
    {
        int last = index.Method == "hnsw" ? DearEfSearch : index.Lists - 1;
        return best switch
        {
            _ when best.ExactP50Ms <= best.P50Ms =>
                $"Exact search takes {Quantity.Milliseconds(best.ExactP50Ms)} (p50) and misses nothing: {Exact(best)}",
            { ShortResults: > 0, Iterative: SearchSetting.Off } =>
                $"Its searches gave too few rows: measure {index.Method}.iterative_scan = relaxed_order first (pgvector 0.8), or index "
                    + "the rows of the condition alone.",
            _ when best.Value < last && !isTooSlow && !isLeft => "Larger values were not measured: try them first.",
            _ => Rebuild(index),
        };
    }

    private static string Exact(VectorIndexMeasurement best) => best.Where is { } where
        ? "filter first, with an index on the condition: WITH found AS MATERIALIZED "
            + $"(SELECT * FROM {new TableName(best.Schema, best.Table)} WHERE {where}) SELECT * FROM found ORDER BY … LIMIT {best.K}."
        : "so few rows want no index.";

    /// <summary>A word of caution on a choice that is dear; null where there is none to give.</summary>
    public static string? OnChoice(VectorIndex index, VectorIndexMeasurement chosen) =>
        index.Method == "hnsw" && chosen.Value > DearEfSearch
            ? $"More than {DearEfSearch} candidates for each search are dear. {Rebuild(index)}"
            : null;

    private static string Rebuild(VectorIndex index) => index.Method == "hnsw" ? RebuildHnsw(index) : RebuildIvfFlat(index);

    // A key of fewer bits cannot find what it does not hold, however good its graph is.
    private static string RebuildHnsw(VectorIndex index) => index switch
    {
        { EfConstruction: < BetterEfConstruction } => Mend(index, $"ef_construction = {BetterEfConstruction}"),
        { M: < BetterM } => Mend(index, $"m = {BetterM}"),
        { NeedsRerank: true } => "Its graph is as good as it gets: index the column itself, or halfvec of it.",
        _ => "Its graph is as good as it gets: fewer rows for each search (partial indexes, partitions), or exact search.",
    };

    private static string RebuildIvfFlat(VectorIndex index)
    {
        int lists = VectorIndexPolicy.Lists(index.Rows ?? 0);
        bool isOther = Math.Max(lists, index.Lists) >= OtherLists * Math.Min(lists, index.Lists);
        return isOther
            ? Mend(index, string.Create(CultureInfo.InvariantCulture, $"lists = {lists}"))
            : "Its lists fit the rows: build HNSW instead, which finds more in the same time.";
    }

    private static string Mend(VectorIndex index, string option) =>
        $"Rebuild it and measure again: ALTER INDEX {index} SET ({option}); REINDEX INDEX CONCURRENTLY {index};";
}
