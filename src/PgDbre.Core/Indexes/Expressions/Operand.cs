using PgDbre.Core.Sql;

namespace PgDbre.Core.Indexes.Expressions;

/// <summary>One side of a comparison, or one sort key, as the server deparsed it.</summary>
internal sealed record Operand
{
    /// <summary>Its tokens, outer parentheses removed.</summary>
    public required ArraySegment<SqlToken> Tokens { get; init; }

    /// <summary>Every column in it.</summary>
    public required IReadOnlyList<ColumnReference> Columns { get; init; }

    /// <summary>Set if it is nothing but a column, perhaps under a cast that the server prints but does not perform.</summary>
    public ColumnReference? Column { get; init; }

    /// <summary>The type of the outermost cast; null without one.</summary>
    public string? CastTo { get; init; }

    /// <summary>Text of the constant; null for anything else, parameters included.</summary>
    public string? Literal { get; init; }

    /// <summary>COLLATE, as the server writes it; null without one.</summary>
    public string? Collation { get; init; }

    /// <summary>No column of any table: a constant, a parameter, or the result of another part of the plan.</summary>
    public bool IsValue => Columns.Count == 0;

    /// <summary>SQL of it without the relation's alias, fit for the table's own index.</summary>
    public string ToIndexExpression() => IndexExpression.From(Tokens);
}
