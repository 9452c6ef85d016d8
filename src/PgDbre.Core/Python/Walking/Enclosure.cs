using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Python.Walking;

/// <summary>What a node stands in: the innermost construct, and through Parent all around it.</summary>
/// <param name="Kind">What kind of construct.</param>
/// <param name="Node">The construct: a FunctionDefinition, a ForStatement, a ComprehensionExpression …</param>
/// <param name="Parent">The next one outwards; null at the top of a module.</param>
public sealed record Enclosure(EnclosureKind Kind, SyntaxNode Node, Enclosure? Parent)
{
    /// <summary>This one and all around it, from the inside out.</summary>
    public IEnumerable<Enclosure> Chain()
    {
        for (Enclosure? at = this; at is not null; at = at.Parent)
        {
            yield return at;
        }
    }

    /// <summary>The innermost function, lambda, class or comprehension: what has names of its own.</summary>
    public Enclosure? Scope() => Chain().FirstOrDefault(
        at => at.Kind is EnclosureKind.Function or EnclosureKind.Lambda or EnclosureKind.Class or EnclosureKind.Comprehension);

    /// <summary>Loops and comprehensions inside the innermost function: how deep the repetition is that can be seen here.</summary>
    public IEnumerable<Enclosure> Loops() => Chain()
        .TakeWhile(at => at.Kind is not (EnclosureKind.Function or EnclosureKind.Lambda or EnclosureKind.Class))
        .Where(at => at.Kind is EnclosureKind.Loop or EnclosureKind.Comprehension);
}
