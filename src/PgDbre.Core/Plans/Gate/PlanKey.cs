using System.Globalization;
using PgDbre.Core.Connections;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Plans.Gate;

/// <summary>By what a baseline finds a plan again: its query's fingerprint, else the server's query id.</summary>
internal static class PlanKey
{
    /// <exception cref="PgDbreException">PgPlanUnidentified.</exception>
    public static string Of(Plan plan)
    {
        if (!string.IsNullOrWhiteSpace(plan.Query))
        {
            return QueryFingerprint.Of(plan.Query);
        }

        return plan.QueryId is { } id
            ? $"id:{id.ToString(CultureInfo.InvariantCulture)}"
            : throw new PgDbreException(
                "PgPlanUnidentified",
                PgErrorCategory.InvalidData,
                "The plan holds neither its query nor a query id, so no baseline can know it again.",
                "Explain the query with Invoke-PgExplain, or make the plan with VERBOSE and compute_query_id = on.");
    }
}
