using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Python.Names;

/// <summary>The names of a module, a class, a function, a lambda or a comprehension.</summary>
public sealed class Scope
{
    private readonly Dictionary<string, List<Binding>> _bindings = new(StringComparer.Ordinal);
    private readonly HashSet<string> _globals = new(StringComparer.Ordinal);
    private readonly HashSet<string> _nonlocals = new(StringComparer.Ordinal);

    internal Scope(SyntaxNode node, Scope? parent)
    {
        Node = node;
        Parent = parent;
    }

    /// <summary>Whose names these are.</summary>
    public SyntaxNode Node { get; }

    /// <summary>The scope around it; null for a module.</summary>
    public Scope? Parent { get; }

    /// <summary>Modules whose names all come in: from module import *.</summary>
    public List<string> StarImports { get; } = [];

    /// <summary>The names bound here.</summary>
    public IReadOnlyCollection<string> Names => _bindings.Keys;

    /// <summary>Where a name is bound in this scope, in the order of the source; empty if nowhere.</summary>
    public IReadOnlyList<Binding> BindingsOf(string name) => _bindings.TryGetValue(name, out List<Binding>? found) ? found : [];

    /// <summary>
    /// The scope that a name means here, by Python's rule: its own, then the functions around it, then the module. Classes around are
    /// passed over. Null for a builtin, for what a star import brings, and for what nobody binds.
    /// </summary>
    public Scope? Find(string name)
    {
        Scope? at = _globals.Contains(name) ? Module() : this;
        for (; at is not null; at = at.Parent)
        {
            bool isSeen = at == this || at.Node is not ClassDefinition;
            if (isSeen && at._bindings.ContainsKey(name))
            {
                return at;
            }
        }

        return null;
    }

    /// <summary>The outermost scope.</summary>
    public Scope Module()
    {
        Scope at = this;
        while (at.Parent is not null)
        {
            at = at.Parent;
        }

        return at;
    }

    internal void DeclareGlobal(string name) => _globals.Add(name);

    internal void DeclareNonlocal(string name) => _nonlocals.Add(name);

    internal void Bind(Binding binding)
    {
        Scope target = _globals.Contains(binding.Name) ? Module()
            : _nonlocals.Contains(binding.Name) && Parent?.Find(binding.Name) is { } outer ? outer
            : this;
        if (!target._bindings.TryGetValue(binding.Name, out List<Binding>? list))
        {
            target._bindings.Add(binding.Name, list = new List<Binding>(1));
        }

        list.Add(binding);
    }
}
