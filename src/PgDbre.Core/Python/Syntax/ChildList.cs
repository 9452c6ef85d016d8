namespace PgDbre.Core.Python.Syntax;

/// <summary>Gathers the nodes below a node; absent ones are left out.</summary>
internal sealed class ChildList
{
    private readonly List<SyntaxNode> _items = [];

    public IReadOnlyList<SyntaxNode> Items => _items;

    public void Clear() => _items.Clear();

    public ChildList Add(SyntaxNode? node)
    {
        if (node is not null)
        {
            _items.Add(node);
        }

        return this;
    }

    public ChildList Add(IReadOnlyList<SyntaxNode?> nodes)
    {
        for (int i = 0; i < nodes.Count; i++)
        {
            Add(nodes[i]);
        }

        return this;
    }
}
