using System.Globalization;
using PgDbre.Core.Catalog;

namespace PgDbre.Core.Indexes.Candidates;

/// <summary>ORDER BY distance LIMIT n: HNSW, IVFFlat or exact search, as the policy says.</summary>
internal static class VectorCandidates
{
    public static void Find(
        TableAccess access, AccessPredicates predicates, SchemaCatalog catalog, VectorIndexPolicy policy, CandidateList found)
    {
        foreach (SortNeed sort in access.Sorts)
        {
            if (VectorOrder.Read(access, sort) is { } order)
            {
                Find(new VectorNeed(access, predicates, sort, order, catalog, policy), found);
            }
        }
    }

    private static void Find(VectorNeed need, CandidateList found)
    {
        string subject = $"{need.Access.Table} ({need.Order.Subject})";
        if (need.Order.Obstacle(need.Sort) is { } obstacle)
        {
            found.Reject(subject, obstacle);
        }
        else if (need.Policy.ChooseMethod(need.Searched) is not { } method)
        {
            found.Reject(subject, string.Create(
                CultureInfo.InvariantCulture,
                $"{need.Searched:0} vectors to search: exact search is fast enough under {need.Policy.ExactSearchRows:0} "
                    + $"and misses nothing."));
        }
        else if (ExactBehindFilter(need) is { } exact)
        {
            found.Reject(subject, exact);
        }
        else
        {
            Add(need, VectorDecision.Of(need.Order, need.Vectors, method, need.Catalog, need.Policy), found);
        }
    }

    // Behind a filter that keeps little an approximate index walks most of its graph; reading what is left is complete, and as fast.
    private static string? ExactBehindFilter(VectorNeed need)
    {
        double expectedMs = VectorIndexPolicy.ExactMs(need.Searched, need.Order.Dimensions);
        return need.Access.Fraction < need.Policy.FilteredShare && expectedMs < need.Policy.TargetLatencyMs
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"The filter keeps {100 * need.Access.Fraction:0.##} % of the rows: exact search through an index on the filter computes "
                    + $"{need.Searched:0} distances (about {expectedMs:0.#} ms) and misses nothing.")
            : null;
    }

    private static void Add(VectorNeed need, VectorDecision decision, CandidateList found)
    {
        VectorOrder form = decision.Form;
        if (VectorOperatorClass.For(form.BaseType, form.IndexSymbol, decision.Method) is not { } operatorClass)
        {
            found.Reject(
                $"{need.Access.Table} ({form.Subject})",
                $"{decision.Method} has no operator class for {form.IndexSymbol} on {form.BaseType}.");
            return;
        }

        IndexCandidate whole = Whole(need, decision, operatorClass);
        if (Serving(need.Access.Table, whole.Definition) is { } there)
        {
            found.Reject(
                whole,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Index {there.Name} ({there.Method}) orders by it already: Measure-PgVectorIndex {there.Name} "
                        + $"-TargetRecall {need.Policy.TargetRecall} says whether it finds enough."));
            return;
        }

        IReadOnlyList<IndexCandidate> partial = VectorPartials.Of(need, decision, whole);
        found.Add(need.Access.Table, partial.Count > 0 ? [.. partial] : [VectorNotes.WithFilter(whole, need)]);
    }

    private static IndexCandidate Whole(VectorNeed need, VectorDecision decision, string operatorClass) => new()
    {
        Definition = new IndexDefinition
        {
            Table = need.Access.Table.Name,
            Method = decision.Method,
            Keys = [decision.Form.Subject with { OperatorClass = operatorClass }],
            With = decision.Parameters,
        },
        RuleId = RuleIds.VectorOrder,
        Reason = string.Create(
            CultureInfo.InvariantCulture,
            $"Orders {decision.Shape.Rows:0} vectors by {need.Order.Symbol}; {(decision.Method == "hnsw" ? "HNSW" : "IVFFlat")} "
                + $"for a target of {need.Policy.TargetLatencyMs:0} ms."),
        IsRuleChoice = true,
        RewrittenQuery = VectorRewrite.Of(need, decision.Form),
        BuildMemoryBytes = decision.BuildBytes,
        Notes = [.. VectorNotes.On(need, decision)],
    };

    // Of whichever method: what is there is to be measured before another is built. The same method is the list's own business.
    private static TableIndex? Serving(Table table, IndexDefinition wanted) => table.Indexes.FirstOrDefault(index =>
        index.IsValid
        && index.Method is "hnsw" or "ivfflat"
        && index.Method != wanted.Method
        && IndexCoverage.Serves(index, AsIfOf(index, wanted), freeKeys: 0, isSorted: false));

    // A class that is the method's default has no name in the catalog.
    private static IndexDefinition AsIfOf(TableIndex index, IndexDefinition wanted) => wanted with
    {
        Method = index.Method,
        Keys = index.Keys is [{ OperatorClass: null }] && wanted.Keys[0].OperatorClass == "vector_l2_ops"
            ? [wanted.Keys[0] with { OperatorClass = null }]
            : wanted.Keys,
    };
}
