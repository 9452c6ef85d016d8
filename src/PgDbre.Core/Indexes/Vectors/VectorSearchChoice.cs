using System.Globalization;
using PgDbre.Core.Catalog;
using PgDbre.Core.Reports;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Indexes.Vectors;

/// <summary>The measured settings of one index, and which of them to take.</summary>
/// <param name="Measured">All, in the order they were measured; the chosen one says so.</param>
/// <param name="Advice">What to build instead, in one or two sentences with the statement; null where nothing has to be.</param>
public sealed record VectorSearchChoice(IReadOnlyList<VectorIndexMeasurement> Measured, string? Advice)
{
    internal static VectorSearchChoice Of(VectorIndex index, VectorSearchGoal goal, IReadOnlyList<VectorIndexMeasurement> measured)
    {
        if (!goal.IsSet)
        {
            return new VectorSearchChoice(measured, null);
        }

        if (goal.Choose(measured) is not { } chosen)
        {
            VectorIndexMeasurement? best = measured.Where(one => one.IsIndexUsed)
                .OrderByDescending(one => one.Recall)
                .ThenBy(one => one.P50Ms)
                .FirstOrDefault();
            string advice = best is null
                ? NeverUsed(index, measured)
                : VectorRebuildAdvice.Unreached(index, goal, measured, best);
            return new VectorSearchChoice(measured, advice);
        }

        string? caution = VectorRebuildAdvice.OnChoice(index, chosen);
        SearchSetting setting = new(index.Method, chosen.Value, chosen.Iterative);
        VectorIndexMeasurement marked = chosen with
        {
            IsRecommended = true,
            AlterSql = setting.DatabaseSql(SqlIdentifier.Display(chosen.Database)),
            Notes = caution is null ? chosen.Notes : new CatalogList<string>([.. chosen.Notes, caution]),
        };
        return new VectorSearchChoice([.. measured.Select(one => ReferenceEquals(one, chosen) ? marked : one)], caution);
    }

    private static string NeverUsed(VectorIndex index, IReadOnlyList<VectorIndexMeasurement> measured)
    {
        VectorIndexMeasurement way = measured.OrderByDescending(one => one.Recall).ThenBy(one => one.P50Ms).First();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"With none of the measured settings does the planner use {index} for this search. The way it takes instead has recall "
                + $"{way.Recall:0.###} and p95 {Quantity.Milliseconds(way.P95Ms)}: if that will do, there is nothing to tune.");
    }
}
