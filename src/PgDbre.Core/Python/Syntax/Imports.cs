namespace PgDbre.Core.Python.Syntax;

/// <summary>import a.b as c, d.</summary>
public sealed record ImportStatement(SourceSpan Span, IReadOnlyList<ImportAlias> Names) : Statement(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Names);
}

/// <summary>from ..module import a as b.</summary>
/// <param name="Module">Null for from . import a.</param>
/// <param name="Level">Dots before the module: 0 for an absolute import.</param>
public sealed record ImportFromStatement(SourceSpan Span, string? Module, IReadOnlyList<ImportAlias> Names, int Level) : Statement(Span)
{
    internal override void AddChildren(ChildList children) => children.Add(Names);
}

/// <summary>name as asName; the name is * for a star import.</summary>
public sealed record ImportAlias(SourceSpan Span, string Name, string? AsName) : SyntaxNode(Span)
{
    internal override void AddChildren(ChildList children)
    {
    }
}
