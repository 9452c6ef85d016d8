using System.Globalization;
using PgDbre.Core.Catalog;
using PgDbre.Core.Indexes.Estimates;
using PgDbre.Core.Indexes.Expressions;

namespace PgDbre.Core.Indexes.Candidates;

/// <summary>ORDER BY distance LIMIT n: HNSW, IVFFlat or exact search, as the policy says.</summary>
internal static class VectorCandidates
{
    public static void Find(TableAccess access, SchemaCatalog catalog, VectorIndexPolicy policy, CandidateList found)
    {
        foreach (SortNeed sort in access.Sorts)
        {
            if (VectorOrder.Read(access, sort) is not { } order)
            {
                continue;
            }

            string subject = $"{access.Table} ({order.Subject})";
            if (order.Obstacle(sort) is { } obstacle)
            {
                found.Reject(subject, obstacle);
                continue;
            }

            double vectors = VectorOperatorClass.IndexedRows(access.Table, order.Column);
            double searched = vectors * (access.Fraction ?? 1);
            if (policy.ChooseMethod(searched) is not { } method)
            {
                found.Reject(subject, string.Create(CultureInfo.InvariantCulture, $"{searched:0} vectors to search: exact search is fast enough under {policy.ExactSearchRows:0} and misses nothing."));
                continue;
            }

            AddIndex(access, order, VectorVersion.Supports(catalog, method) ? method : "ivfflat", vectors, catalog, policy, found);
        }
    }

    private static void AddIndex(
        TableAccess access, VectorOrder order, string method, double vectors, SchemaCatalog catalog, VectorIndexPolicy policy, CandidateList found)
    {
        if (VectorOperatorClass.For(order.BaseType, order.Symbol, method) is not { } operatorClass)
        {
            found.Reject($"{access.Table} ({order.Subject})", $"{method} has no operator class for {order.Symbol} on {order.BaseType}.");
            return;
        }

        string choice = method == "hnsw" ? "HNSW" : "IVFFlat";
        found.Add(access.Table, new IndexCandidate
        {
            Definition = new IndexDefinition
            {
                Table = access.Table.Name,
                Method = method,
                Keys = [order.Subject with { OperatorClass = operatorClass }],
                With = Parameters(method, vectors, policy),
            },
            RuleId = RuleIds.VectorOrder,
            Reason = string.Create(CultureInfo.InvariantCulture, $"Orders {vectors:0} vectors by {order.Symbol}; {choice} for a target of {policy.TargetLatencyMs:0} ms."),
            IsRuleChoice = true,
            Notes = [.. order.Notes, .. VectorVersion.Notes(catalog), .. BuildNotes(access, order, method, vectors, policy)],
        });
    }

    private static KeyValuePair<string, string>[] Parameters(string method, double vectors, VectorIndexPolicy policy) => method == "hnsw"
        ? [new("m", Number(policy.M)), new("ef_construction", Number(policy.EfConstruction))]
        : [new("lists", Number(VectorIndexPolicy.Lists(vectors)))];

    private static IEnumerable<string> BuildNotes(TableAccess access, VectorOrder order, string method, double vectors, VectorIndexPolicy policy)
    {
        if (method == "hnsw")
        {
            long megabytes = (VectorIndexSize.HnswBuildBytes(vectors, order.BaseType, order.Dimensions, policy.M) >> 20) + 1;
            yield return string.Create(CultureInfo.InvariantCulture, $"The build wants about {megabytes} MB of maintenance_work_mem; with less it is several times slower.");
        }

        if (access.Conditions.Count > 0)
        {
            yield return $"The query filters too: an approximate index may return too few rows; on pgvector 0.8 and later SET {method}.iterative_scan = relaxed_order.";
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
