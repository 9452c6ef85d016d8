using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Python.Walking;

/// <summary>A node and what it stands in.</summary>
/// <param name="Node">The node.</param>
/// <param name="Enclosure">The innermost construct around it; null at the top of a module.</param>
public readonly record struct PlacedNode(SyntaxNode Node, Enclosure? Enclosure);
