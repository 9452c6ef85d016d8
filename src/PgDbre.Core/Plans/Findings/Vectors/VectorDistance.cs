namespace PgDbre.Core.Plans.Findings;

/// <summary>pgvector's distance operators and the operator class that serves each.</summary>
/// <param name="Operator">As it stands in the plan.</param>
/// <param name="ClassSuffix">Operator class without the type in front.</param>
/// <param name="Name">In words.</param>
internal sealed record VectorDistance(string Operator, string ClassSuffix, string Name)
{
    private static readonly VectorDistance[] All =
    [
        new("<=>", "cosine_ops", "cosine distance"),
        new("<->", "l2_ops", "Euclidean distance"),
        new("<#>", "ip_ops", "inner product"),
        new("<+>", "l1_ops", "taxicab distance"),
    ];

    /// <summary>The distance in an expression; null where there is none.</summary>
    public static VectorDistance? In(string? expression) => expression is null
        ? null
        : All.FirstOrDefault(distance => expression.Contains($" {distance.Operator} ", StringComparison.Ordinal));

    public static bool IsIn(string? expression) => In(expression) is not null;

    /// <summary>The distance a sort orders by, nearest first: the only order an index can give.</summary>
    public static VectorDistance? OrderOf(PlanNode sort) =>
        sort.SortKey is [var first, ..] && !first.EndsWith(" DESC", StringComparison.Ordinal) ? In(first) : null;

    public string OperatorClass(string expression)
    {
        string type = expression.Contains("halfvec", StringComparison.Ordinal) ? "halfvec"
            : expression.Contains("sparsevec", StringComparison.Ordinal) ? "sparsevec"
            : "vector";
        return $"{type}_{ClassSuffix}";
    }
}
