using PgDbre.Core.Migrations.Alembic.Rendering.Types;
using PgDbre.Core.Python.Names;
using PgDbre.Core.Python.Syntax;
using PgDbre.Core.Python.Values;

namespace PgDbre.Core.Migrations.Alembic.Rendering;

/// <summary>Classes that a revision file defines itself: enumerations and types.</summary>
internal sealed class LocalClasses
{
    private readonly Dictionary<string, ClassDefinition> _classes = new(StringComparer.Ordinal);
    private readonly Lazy<ConstantFolder?> _folder;

    // A class whose impl leads back to it would be read for ever.
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    public LocalClasses(PythonModule? module)
    {
        foreach (ClassDefinition definition in module?.Body.OfType<ClassDefinition>() ?? [])
        {
            _classes[definition.Name] = definition;
        }

        _folder = new Lazy<ConstantFolder?>(() => module is null ? null : new ConstantFolder(ModuleNames.Of(module)));
    }

    /// <summary>The names of an enumeration's members, or their values; null where the class stands elsewhere.</summary>
    public IReadOnlyList<string>? EnumLabels(string name, bool takesValues)
    {
        if (!_classes.TryGetValue(name, out ClassDefinition? definition))
        {
            return null;
        }

        List<string> labels = [];
        foreach (AssignStatement member in definition.Body.OfType<AssignStatement>())
        {
            if (member.Targets is not [NameExpression target] || target.Name.StartsWith('_'))
            {
                continue;
            }

            string? label = takesValues ? Fold(member.Value, definition)?.AsText : target.Name;
            if (label is null)
            {
                return null;
            }

            labels.Add(label);
        }

        return labels;
    }

    /// <summary>
    /// The type of a class that says impl = … or returns a text from get_col_spec; null for any other, and for one that decides by
    /// dialect.
    /// </summary>
    public SqlType? Type(string name, CallValue? call, RenderScope scope)
    {
        if (!_classes.TryGetValue(name, out ClassDefinition? definition) || !_open.Add(name))
        {
            return null;
        }

        SqlType? type = Type(definition, call, scope);
        _open.Remove(name);
        return type;
    }

    private SqlType? Type(ClassDefinition definition, CallValue? call, RenderScope scope)
    {
        IReadOnlyList<FunctionDefinition> methods = [.. definition.Body.OfType<FunctionDefinition>()];
        if (methods.FirstOrDefault(method => method.Name == "get_col_spec") is { } specification)
        {
            return specification.Body is [.., ReturnStatement { Value: { } text }] && Fold(text, specification)?.AsText is { } sql
                ? new SqlType(sql)
                : null;
        }

        AssignStatement? impl = definition.Body.OfType<AssignStatement>()
            .FirstOrDefault(member => member.Targets is [NameExpression { Name: "impl" }]);
        bool decidesByDialect = methods.Any(method => method.Name is "load_dialect_impl" or "__init__");
        if (impl is null || decidesByDialect || Fold(impl.Value, definition) is not { } inner)
        {
            return null;
        }

        // TypeDecorator hands its arguments to the type it decorates.
        return inner is ReferenceValue reference && call is { Arguments.Count: > 0 } or { Keywords.Count: > 0 }
            ? TypeReader.Read(call with { Function = ((ReferenceValue)inner).DottedName }, scope)
            : TypeReader.Read(inner, scope);
    }

    private PythonValue? Fold(Expression expression, SyntaxNode place) =>
        _folder.Value is { } folder ? folder.Fold(expression, FoldContext.At(folder.Names.Of(place))) : null;
}
