using PgDbre.Core.Python.Syntax;

namespace PgDbre.Core.Migrations.Alembic;

/// <summary>upgrade() or downgrade().</summary>
/// <param name="Function">The function.</param>
/// <param name="Operations">What it does, in the order of execution: loops over known rows unrolled, local functions followed.</param>
/// <param name="Undecided">What is not known of it.</param>
public sealed record MigrationBody(
    FunctionDefinition Function,
    IReadOnlyList<MigrationOperation> Operations,
    IReadOnlyList<UndecidedPart> Undecided)
{
    /// <summary>Nothing but a docstring, pass, … or a bare return.</summary>
    public bool IsEmpty => Function.Body.All(
        statement => statement is FlowStatement or ReturnStatement { Value: null }
            or ExpressionStatement { Value: StringExpression or SingletonExpression });

    /// <summary>It begins with raise, behind a docstring: declared irreversible.</summary>
    public bool RaisesAtOnce => Function.Body.FirstOrDefault(
        statement => statement is not ExpressionStatement { Value: StringExpression }) is RaiseStatement;
}
