using PgDbre.Core.Catalog;
using PgDbre.Core.Indexes.Expressions;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Indexes.Candidates;

/// <summary>Turns one side of a condition into an index key: a plain column, or the expression as the server wrote it.</summary>
internal static class IndexSubject
{
    public static IndexKey? From(TableAccess access, Operand operand)
    {
        if (access.Resolve(operand.Column) is { } column && IsPlain(column, operand))
        {
            return new IndexKey { Column = column.Name, Collation = operand.Collation };
        }

        // A value that is known only at run time cannot be part of an index; a distance is for vector indexes.
        bool isFixed = operand.Tokens.All(token => token.Kind != SqlTokenKind.Parameter && !token.IsAnyWord("initplan", "subplan"));
        bool isDistance = operand.Tokens.Any(token => VectorOperatorClass.IsDistance(token.ToString()));
        bool isDerived = operand.Tokens.Any(token => token.Is("(") || token.Kind == SqlTokenKind.Operator);
        return isFixed && isDerived && !isDistance
            ? new IndexKey { Expression = operand.ToIndexExpression(), Collation = operand.Collation }
            : null;
    }

    /// <summary>
    /// varchar is compared as text and cidr as inet without a conversion: the server prints a cast that it does not perform.
    /// </summary>
    public static bool IsComparedAs(Column column, string type) => (column.BaseType, type) is ("varchar", "text") or ("cidr", "inet");

    private static bool IsPlain(Column column, Operand operand) => operand.CastTo is null || IsComparedAs(column, operand.CastTo);
}
