using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Migrations.Alembic;

/// <summary>if bind.dialect.name == "postgresql": here it always is.</summary>
internal static class DialectTest
{
    private const string Dialect = "postgresql";

    /// <summary>Null for any other condition.</summary>
    public static bool? IsTrue(Expression test)
    {
        if (test is UnaryExpression { Operator: UnaryOperator.Not } not)
        {
            return !IsTrue(not.Operand);
        }

        if (test is not CompareExpression { Operators: [var comparison] } compare || !IsDialectName(compare.Left))
        {
            return null;
        }

        bool? isAmong = compare.Comparators[0] switch
        {
            StringExpression text => text.Value == Dialect,
            TupleExpression { Elements: var names } => Among(names),
            ListExpression { Elements: var names } => Among(names),
            SetExpression { Elements: var names } => Among(names),
            _ => null,
        };
        return comparison switch
        {
            CompareOperator.Equal or CompareOperator.In => isAmong,
            CompareOperator.NotEqual or CompareOperator.NotIn => !isAmong,
            _ => null,
        };
    }

    private static bool? Among(IReadOnlyList<Expression> names) =>
        names.All(name => name is StringExpression) ? names.Any(name => ((StringExpression)name).Value == Dialect) : null;

    private static bool IsDialectName(Expression expression) =>
        expression is AttributeExpression { Name: "name" } name
        && (name.Value is AttributeExpression { Name: "dialect" } or NameExpression { Name: "dialect" });
}
