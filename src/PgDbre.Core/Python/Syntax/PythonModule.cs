namespace PgDbre.Core.Python.Syntax;

/// <summary>A whole file.</summary>
/// <param name="Source">Its text and lines.</param>
/// <param name="Body">Its statements.</param>
/// <param name="Comments">Its comments, in order.</param>
public sealed record PythonModule(PythonSource Source, IReadOnlyList<Statement> Body, IReadOnlyList<PythonComment> Comments)
    : SyntaxNode(new SourceSpan(0, Source.Text.Length, 1, 0))
{
    /// <summary>The characters of a node.</summary>
    public string Text(SyntaxNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return Source.Text[node.Span.Start..node.Span.End];
    }

    internal override void AddChildren(ChildList children) => children.Add(Body);
}
