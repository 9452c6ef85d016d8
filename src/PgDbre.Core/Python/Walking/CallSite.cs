using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Python.Walking;

/// <summary>A call and what it stands in.</summary>
/// <param name="Call">The call.</param>
/// <param name="Enclosure">The innermost construct around it; null at the top of a module.</param>
public sealed record CallSite(CallExpression Call, Enclosure? Enclosure);
