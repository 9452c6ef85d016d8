using PgDbre.Core.Python.Syntax;
using PgDbre.Core.Python.Walking;

namespace PgDbre.Core.Python.Names;

/// <summary>The scopes of a module, and what its names mean.</summary>
public sealed class ModuleNames
{
    // alias = other = third …: how far assignments are followed.
    private const int MostSteps = 16;

    private readonly Dictionary<SyntaxNode, Scope> _scopes;

    private ModuleNames(PythonModule module, Scope top, Dictionary<SyntaxNode, Scope> scopes)
    {
        Module = module;
        Top = top;
        _scopes = scopes;
    }

    /// <summary>The module.</summary>
    public PythonModule Module { get; }

    /// <summary>The names of the module itself.</summary>
    public Scope Top { get; }

    /// <summary>Reads the names of a module.</summary>
    public static ModuleNames Of(PythonModule module)
    {
        ArgumentNullException.ThrowIfNull(module);
        ScopeBuilder builder = new(module);
        builder.Run();
        return new ModuleNames(module, builder.Top, builder.Scopes);
    }

    /// <summary>The scope at a place.</summary>
    /// <param name="enclosure">What the place stands in; null for the top of the module.</param>
    public Scope At(Enclosure? enclosure) => enclosure?.Scope() is { } found ? Of(found.Node) : Top;

    /// <summary>The scope of a function, lambda, class or comprehension.</summary>
    public Scope Of(SyntaxNode node) => _scopes.TryGetValue(node, out Scope? scope) ? scope : Top;

    /// <summary>
    /// The full name of a name or attribute: with "import sqlalchemy as sa", sa.text is sqlalchemy.text. A name assigned once from such
    /// a name is followed. A builtin is its own name; a function or class of the module too. Null for parameters, locals and calls.
    /// </summary>
    public static string? DottedName(Expression expression, Scope scope)
    {
        ArgumentNullException.ThrowIfNull(expression);
        ArgumentNullException.ThrowIfNull(scope);
        List<string> attributes = [];
        for (int step = 0; step < MostSteps; step++)
        {
            if (Root(expression, attributes) is not NameExpression name)
            {
                return null;
            }

            Scope? owner = scope.Find(name.Name);
            if (owner is null)
            {
                return scope.Module().StarImports.Count == 0 ? Join(name.Name, attributes) : null;
            }

            IReadOnlyList<Binding> bindings = owner.BindingsOf(name.Name);
            if (Single(bindings) is not { } binding)
            {
                return null;
            }

            if (binding.Kind is BindingKind.Import or BindingKind.Function or BindingKind.Class)
            {
                return Join(binding.DottedName ?? binding.Name, attributes);
            }

            if (binding is not { Kind: BindingKind.Assignment, Value: NameExpression or AttributeExpression })
            {
                return null;
            }

            (expression, scope) = (binding.Value, owner);
        }

        return null;
    }

    private static Expression Root(Expression expression, List<string> attributes)
    {
        while (expression is AttributeExpression attribute)
        {
            attributes.Add(attribute.Name);
            expression = attribute.Value;
        }

        return expression;
    }

    // try: import a as x / except ImportError: import b as x is two meanings; the same import twice is one.
    private static Binding? Single(IReadOnlyList<Binding> bindings)
    {
        Binding first = bindings[0];
        return bindings.Skip(1).All(other => other.Kind == BindingKind.Import && other.DottedName == first.DottedName) ? first : null;
    }

    private static string Join(string root, List<string> attributes)
    {
        if (attributes.Count == 0)
        {
            return root;
        }

        attributes.Reverse();
        return $"{root}.{string.Join('.', attributes)}";
    }
}
