using System.Globalization;
using PgDbre.Core.Indexes.Vectors;

namespace PgDbre.Core.Indexes.Candidates;

/// <summary>What to know before a vector index is built, and before a query uses it.</summary>
internal static class VectorNotes
{
    private const string Trap = "The query filters too, after the index: without more it may return too few rows.";

    public static IEnumerable<string> On(VectorNeed need, VectorDecision decision) =>
    [
        .. decision.Notes,
        .. OnQuery(need, decision.Form),
        .. decision.Method == "hnsw" ? VectorVersion.Notes(need.Catalog) : [],
        .. OnMemory(decision, need.Policy),
    ];

    /// <summary>The same index for a query that filters, with what that means for its answers.</summary>
    public static IndexCandidate WithFilter(IndexCandidate index, VectorNeed need) =>
        need.Access.Conditions.Count == 0 ? index : index with { Notes = [.. index.Notes, OnFilter(index.Definition.Method, need)] };

    private static IEnumerable<string> OnQuery(VectorNeed need, VectorOrder form)
    {
        if (form.Subject == need.Order.Subject)
        {
            yield break;
        }

        string lost = VectorRewrite.LosesFilter(need.Access) ? ", with the conditions of the query in it" : "";
        int candidates = VectorRewrite.Candidates(need.Sort.LimitRows);
        yield return form.IsBits
            ? "The index holds one bit for each dimension: its nearest are candidates, which the query must order anew by "
                + string.Create(
                    CultureInfo.InvariantCulture,
                    $"{need.Order.Symbol}, as RewrittenQuery does{lost}, after SET LOCAL hnsw.ef_search = {candidates}; ")
                + "measure the recall with Measure-PgVectorIndex."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"The index holds half-precision values: the query must say ORDER BY {form.Subject.Expression} {need.Order.Symbol} ")
                + string.Create(CultureInfo.InvariantCulture, $"value::{form.BaseType}({form.Dimensions}), as RewrittenQuery does{lost}.");
    }

    private static IEnumerable<string> OnMemory(VectorDecision decision, VectorIndexPolicy policy)
    {
        if (decision.BuildBytes is not { } bytes)
        {
            yield break;
        }

        long megabytes = (bytes >> 20) + 1;
        string wants = string.Create(CultureInfo.InvariantCulture, $"The build wants about {megabytes} MB of maintenance_work_mem");
        string gives = string.Create(CultureInfo.InvariantCulture, $"the server gives {(policy.MaintenanceWorkMemBytes ?? 0) >> 20} MB");
        yield return policy.MaintenanceWorkMemBytes switch
        {
            null => $"{wants}; with less it is several times slower.",
            { } there when there >= bytes => $"{wants}; {gives}.",
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"{wants} and {gives}, with which it is several times slower: New-PgIndex -MaintenanceWorkMemMB {megabytes}."),
        };
    }

    private static string OnFilter(string method, VectorNeed need)
    {
        if (VectorVersion.HasIterativeScan(need.Catalog))
        {
            string strict = method == "hnsw" ? " (strict_order where the order must be exact)" : "";
            return $"{Trap} SET LOCAL {method}.iterative_scan = relaxed_order{strict}; Measure-PgVectorIndex -Where shows what it finds.";
        }

        // Of the candidates only the filter's share is left.
        double candidates = Math.Ceiling(need.Sort.LimitRows / Math.Max(1e-6, need.Access.Fraction ?? 1));
        return method == "hnsw" && candidates <= SearchLadder.MaxEfSearch
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{Trap} This pgvector has no iterative scans (0.8.0): update it, or SET LOCAL hnsw.ef_search = "
                    + $"{Math.Max(SearchLadder.DefaultEfSearch, candidates):0} at least.")
            : $"{Trap} This pgvector has no iterative scans (0.8.0): update it, or build partial indexes.";
    }
}
