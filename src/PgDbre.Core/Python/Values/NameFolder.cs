using PgDbre.Core.Python.Names;
using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Python.Values;

/// <summary>Names and attributes: what is known at the place, imports, and names assigned once.</summary>
internal sealed class NameFolder(ConstantFolder folder)
{
    private readonly Dictionary<Binding, PythonValue> _ofModule = new(ReferenceEqualityComparer.Instance);

    public PythonValue Fold(Expression expression, FoldContext context)
    {
        if (expression is NameExpression name)
        {
            return context.Known.TryGetValue(name.Name, out PythonValue? known) ? known : OfScope(name, context);
        }

        AttributeExpression attribute = (AttributeExpression)expression;
        Expression root = attribute.Value;
        while (root is AttributeExpression inner)
        {
            root = inner.Value;
        }

        bool isKnown = root is NameExpression rootName && context.Known.ContainsKey(rootName.Name);
        if (!isKnown && ModuleNames.DottedName(attribute, context.Scope) is { } dotted)
        {
            return new ReferenceValue(expression, dotted);
        }

        PythonValue owner = folder.Fold(attribute.Value, context);
        return owner is ReferenceValue reference ? new ReferenceValue(expression, $"{reference.DottedName}.{attribute.Name}")
            : owner is CallValue or MemberValue ? new MemberValue(expression, owner, attribute.Name)
            : owner is UnknownValue unknown ? unknown with { Node = expression }
            : new UnknownValue(expression, $"it is an attribute, {attribute.Name}, of a value");
    }

    private PythonValue OfScope(NameExpression name, FoldContext context)
    {
        Scope? owner = context.Scope.Find(name.Name);
        if (owner is null)
        {
            return ModuleNames.DottedName(name, context.Scope) is { } builtin
                ? new ReferenceValue(name, builtin)
                : new UnknownValue(name, $"{name.Name} may come from a star import");
        }

        IReadOnlyList<Binding> bindings = owner.BindingsOf(name.Name);
        if (bindings[0].Kind is BindingKind.Import or BindingKind.Function or BindingKind.Class
            && ModuleNames.DottedName(name, context.Scope) is { } dotted)
        {
            return new ReferenceValue(name, dotted);
        }

        return bindings.Count == 1
            ? OfBinding(name, bindings[0], owner, context)
            : new UnknownValue(name, $"{name.Name} gets a value in {bindings.Count} places");
    }

    private PythonValue OfBinding(NameExpression name, Binding binding, Scope owner, FoldContext context)
    {
        if (binding is not { Kind: BindingKind.Assignment, Value: not null })
        {
            return new UnknownValue(name, Reason(binding));
        }

        // What is known at a place in a function says nothing about the module around it.
        bool isOfModule = owner.Parent is null;
        if (!isOfModule)
        {
            return folder.Fold(binding.Value, context with { Scope = owner });
        }

        if (!_ofModule.TryGetValue(binding, out PythonValue? value))
        {
            // A value that leads back to its own name is not known.
            _ofModule[binding] = new UnknownValue(name, $"{name.Name} depends on itself");
            _ofModule[binding] = value = folder.Fold(binding.Value, FoldContext.At(owner));
        }

        return value;
    }

    private static string Reason(Binding binding) => binding.Kind switch
    {
        BindingKind.Parameter => $"{binding.Name} is a parameter",
        BindingKind.LoopTarget => $"{binding.Name} changes with a loop",
        BindingKind.WithTarget => $"{binding.Name} comes from a with statement",
        BindingKind.Unpacking => $"{binding.Name} is a part of an unpacked value",
        _ => $"{binding.Name} has no value that can be read",
    };
}
