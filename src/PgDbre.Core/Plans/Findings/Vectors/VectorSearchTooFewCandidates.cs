using PgDbre.Core.Findings;

namespace PgDbre.Core.Plans.Findings;

internal sealed class VectorSearchTooFewCandidates : PlanRule
{
    // The largest value of hnsw.ef_search (hnsw.h, HNSW_MAX_EF_SEARCH).
    private const double LargestEfSearch = 1000;

    public override RuleMetadata Metadata { get; } = new()
    {
        Id = "vector-search-too-few-candidates",
        Code = "VEC-EF",
        Title = "Vector search gave fewer rows than the LIMIT wants",
        Why = "Without iterative scans an HNSW index gives at most hnsw.ef_search rows (40 by default), and an IVFFlat index the rows of "
            + "ivfflat.probes lists (1 by default); the answer is cut off, and its last rows are the least certain.",
        Advice = "hnsw.ef_search of at least the LIMIT, better twice of it; more ivfflat.probes; or iterative scans (pgvector 0.8).",
        BadExample = "Limit (rows=40, planned 100) -> Index Scan using docs_hnsw; Order By: (embedding <=> $1)",
        GoodExample = "SET LOCAL hnsw.ef_search = 200; the Limit returns its 100 rows",
        MaxSeverity = Severity.High,
        SeverityRule = "Always high: rows are missing from the answer.",
        Reference = "https://github.com/pgvector/pgvector#query-options",
    };

    public override IEnumerable<Finding> Examine(PlanFacts facts) =>
        from scan in facts.LiveNodes
        where scan.NodeType == "Index Scan" && VectorDistance.IsIn(scan.OrderBy)
        let limit = scan.Ancestors().FirstOrDefault(above => above.NodeType == "Limit")
        where limit is not null && WasCutOff(scan, limit)
        let remedy = Remedy(facts, scan, limit.PlanRows)
        select facts.About(Metadata, scan, new NodeObservation
        {
            Message = $"{scan} gave {Figure.Count(scan.ActualRows ?? 0)} rows and had no more; the LIMIT wants {Figure.Count(limit.PlanRows)}.",
            Keys = ["Order By", "Plan Rows", "Actual Rows", "Actual Loops"],
            Recommendation = remedy.Words,
            Sql = remedy.Sql,
            Stake = facts.Subtree(limit),
            Severity = Severity.High,
        });

    // Rows that a filter took away are the business of vector-search-too-few-rows.
    private static bool WasCutOff(PlanNode scan, PlanNode limit) =>
        limit.ActualRows < limit.PlanRows
        && scan.ActualRows < limit.PlanRows
        && scan.PlanRows > limit.PlanRows
        && scan.Filter is null
        && scan.Ancestors().TakeWhile(above => above != limit).All(above => above.NodeType is "Result" or "Subquery Scan");

    private static Remedy Remedy(PlanFacts facts, PlanNode scan, double wanted) => MethodOf(facts, scan) switch
    {
        "hnsw" when wanted <= LargestEfSearch => new Remedy(
            "Let the search keep at least as many candidates as the LIMIT wants; twice as many make the last rows right too. Measure recall.",
            $"SET LOCAL hnsw.ef_search = {wanted:0};"),
        "hnsw" => new Remedy(
            $"hnsw.ef_search ends at {LargestEfSearch:0}: let the scan go on until the LIMIT is filled (iterative scan, pgvector 0.8).",
            "SET LOCAL hnsw.iterative_scan = 'strict_order';"),
        "ivfflat" => new Remedy(
            "Search more lists (ivfflat.probes), or let the scan go on until the LIMIT is filled (iterative scan, pgvector 0.8).",
            "SET LOCAL ivfflat.iterative_scan = 'relaxed_order';"),
        _ => new Remedy(
            "Search more candidates (hnsw.ef_search, ivfflat.probes), or let the scan go on until the LIMIT is filled (iterative scan, pgvector 0.8).",
            "SET LOCAL hnsw.iterative_scan = 'strict_order'; SET LOCAL ivfflat.iterative_scan = 'relaxed_order';"),
    };

    private static string? MethodOf(PlanFacts facts, PlanNode scan) =>
        facts.TableOf(scan)?.Indexes.FirstOrDefault(index => index.Name == scan.IndexName)?.Method;
}
