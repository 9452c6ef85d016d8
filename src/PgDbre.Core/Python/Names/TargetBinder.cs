using PgDbre.Core.Python.Syntax;
using PgDbre.Core.Python.Walking;

namespace PgDbre.Core.Python.Names;

/// <summary>Binds the names of a target in a scope.</summary>
internal readonly record struct TargetBinder(Scope Scope, Enclosure? Enclosure)
{
    public void Bind(BindingKind kind, Expression target, Expression? value)
    {
        switch (target)
        {
            case NameExpression name:
                Bind(kind, name.Name, name, value);
                break;
            case StarredExpression starred:
                Bind(Part(kind), starred.Value, value);
                break;
            case TupleExpression tuple:
                BindParts(kind, tuple.Elements, value);
                break;
            case ListExpression list:
                BindParts(kind, list.Elements, value);
                break;
        }
    }

    public void Bind(BindingKind kind, string name, SyntaxNode node, Expression? value) =>
        Scope.Bind(new Binding(kind, name, node, value, null, Enclosure));

    public void BindImport(string name, ImportAlias alias, string dottedName) =>
        Scope.Bind(new Binding(BindingKind.Import, name, alias, null, dottedName, Enclosure));

    private void BindParts(BindingKind kind, IReadOnlyList<Expression> elements, Expression? value)
    {
        foreach (Expression element in elements)
        {
            Bind(Part(kind), element, value);
        }
    }

    private static BindingKind Part(BindingKind kind) => kind == BindingKind.Assignment ? BindingKind.Unpacking : kind;
}
