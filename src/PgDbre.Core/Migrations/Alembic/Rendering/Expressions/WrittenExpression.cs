namespace PgDbre.Core.Migrations.Alembic.Rendering.Expressions;

/// <summary>An expression as SQL.</summary>
/// <param name="Sql">The text.</param>
/// <param name="Form">Its outermost operator; null for a name, a literal or a call.</param>
internal sealed record WrittenExpression(string Sql, OperatorForm? Form = null)
{
    /// <summary>As an operand of an operator.</summary>
    public string Under(OperatorForm outer) =>
        Form is null || (Form == outer && outer.IsAssociative) || Form.Precedence > outer.Precedence ? Sql : InParentheses;

    /// <summary>As an element of an index: an operation stands in parentheses.</summary>
    public string Grouped => Form is null ? Sql : InParentheses;

    private string InParentheses => $"({Sql})";
}
