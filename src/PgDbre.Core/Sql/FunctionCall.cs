namespace PgDbre.Core.Sql;

/// <summary>A function that an expression or statement calls.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Token">The last part of the name in the source.</param>
/// <param name="Arguments">What stands between the parentheses; null if that is nothing, or if there are none (CURRENT_DATE).</param>
public sealed record FunctionCall(QualifiedName Name, SqlToken Token, SqlFragment? Arguments);
