using PgDbre.Core.Python.Syntax;
using PgDbre.Core.Python.Values;
using PgDbre.Core.Python.Walking;

namespace PgDbre.Core.Migrations.Alembic;

/// <summary>The names that statements or targets give a value.</summary>
internal static class AssignedNames
{
    /// <summary>Each name that statements assign, as not known.</summary>
    public static IReadOnlyDictionary<string, PythonValue> Unknown(IReadOnlyList<Statement> statements, string reason) =>
        Unknown(
            SyntaxWalk.Below([.. statements.Select(statement => new PlacedNode(statement, null))])
                .SelectMany(placed => Targets(placed.Node)),
            reason);

    /// <summary>Each name of a target, as not known.</summary>
    public static IReadOnlyDictionary<string, PythonValue> Unknown(Expression target, string reason) => Unknown(Names(target), reason);

    private static Dictionary<string, PythonValue> Unknown(IEnumerable<NameExpression> targets, string reason)
    {
        Dictionary<string, PythonValue> names = new(StringComparer.Ordinal);
        foreach (NameExpression target in targets)
        {
            names[target.Name] = new UnknownValue(target, reason);
        }

        return names;
    }

    private static IEnumerable<NameExpression> Targets(SyntaxNode node) => node switch
    {
        AssignStatement assign => assign.Targets.SelectMany(Names),
        AnnotatedAssignStatement assign => Names(assign.Target),
        AugmentedAssignStatement assign => Names(assign.Target),
        ForStatement loop => Names(loop.Target),
        WithItem { Target: not null } item => Names(item.Target),
        NamedExpression named => Names(named.Target),
        _ => [],
    };

    private static IEnumerable<NameExpression> Names(Expression target) => target switch
    {
        NameExpression name => [name],
        TupleExpression tuple => tuple.Elements.SelectMany(Names),
        ListExpression list => list.Elements.SelectMany(Names),
        StarredExpression starred => Names(starred.Value),
        _ => [],
    };
}
