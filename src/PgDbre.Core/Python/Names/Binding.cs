using PgDbre.Core.Python.Syntax;
using PgDbre.Core.Python.Walking;

namespace PgDbre.Core.Python.Names;

/// <summary>One place where a name gets its meaning.</summary>
/// <param name="Kind">How.</param>
/// <param name="Name">The name.</param>
/// <param name="Node">The place: an ImportAlias, a NameExpression, a Parameter, a FunctionDefinition …</param>
/// <param name="Value">What BindingKind says of it; null where there is none.</param>
/// <param name="DottedName">Of an import: the full name, with leading dots if it is relative; null otherwise.</param>
/// <param name="Enclosure">What the place stands in: a binding in a loop or a branch may happen often or never.</param>
public sealed record Binding(BindingKind Kind, string Name, SyntaxNode Node, Expression? Value, string? DottedName, Enclosure? Enclosure);
