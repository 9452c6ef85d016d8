namespace PgDbre.Core.Sql.Statements;

/// <summary>EXCLUDE.</summary>
/// <param name="Elements">What is compared.</param>
/// <param name="Operators">The operator of each element, as written.</param>
public sealed record ExclusionConstraint(IReadOnlyList<IndexElement> Elements, IReadOnlyList<string> Operators) : IndexConstraint
{
    /// <summary>USING; null for the default.</summary>
    public string? AccessMethod { get; init; }

    /// <summary>WHERE (…) without its parentheses; null if not written.</summary>
    public SqlExpression? Where { get; init; }
}
