namespace PgDbre.Core.Sql.Statements;

/// <summary>LIKE table [INCLUDING …].</summary>
/// <param name="Table">The table that is copied.</param>
/// <param name="Including">What is copied with the columns, in lower case (all, constraints, defaults, indexes …).</param>
/// <param name="Excluding">What is not, although ALL was included.</param>
public sealed record LikeClause(QualifiedName Table, IReadOnlyList<string> Including, IReadOnlyList<string> Excluding);
