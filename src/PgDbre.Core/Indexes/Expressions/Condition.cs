namespace PgDbre.Core.Indexes.Expressions;

/// <summary>A boolean expression of a plan, taken apart as far as index advice needs it.</summary>
internal abstract record Condition
{
    /// <summary>Every column in it.</summary>
    public abstract IEnumerable<ColumnReference> Columns { get; }
}

/// <summary>AND.</summary>
internal sealed record Conjunction(IReadOnlyList<Condition> Items) : Condition
{
    /// <inheritdoc />
    public override IEnumerable<ColumnReference> Columns => Items.SelectMany(item => item.Columns);
}

/// <summary>OR.</summary>
internal sealed record Disjunction(IReadOnlyList<Condition> Items) : Condition
{
    /// <inheritdoc />
    public override IEnumerable<ColumnReference> Columns => Items.SelectMany(item => item.Columns);
}

/// <summary>NOT.</summary>
internal sealed record Negation(Condition Item) : Condition
{
    /// <inheritdoc />
    public override IEnumerable<ColumnReference> Columns => Item.Columns;
}

/// <summary>left operator right; with ANY or ALL the right side is an array or a subplan.</summary>
internal sealed record Comparison(Operand Left, string Operator, Operand Right, ArrayQuantifier Quantifier) : Condition
{
    /// <inheritdoc />
    public override IEnumerable<ColumnReference> Columns => [.. Left.Columns, .. Right.Columns];
}

/// <summary>IS NULL and IS NOT NULL.</summary>
internal sealed record NullTest(Operand Operand, bool IsNull) : Condition
{
    /// <inheritdoc />
    public override IEnumerable<ColumnReference> Columns => Operand.Columns;
}

/// <summary>ROW(a, b) &lt; ROW(x, y).</summary>
internal sealed record RowComparison(IReadOnlyList<Operand> Left, string Operator, IReadOnlyList<Operand> Right) : Condition
{
    /// <inheritdoc />
    public override IEnumerable<ColumnReference> Columns => Left.Concat(Right).SelectMany(operand => operand.Columns);
}

/// <summary>Anything else that is true or false: a boolean column, a function, a subplan.</summary>
internal sealed record Term(Operand Operand) : Condition
{
    /// <inheritdoc />
    public override IEnumerable<ColumnReference> Columns => Operand.Columns;
}
