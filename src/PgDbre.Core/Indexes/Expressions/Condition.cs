namespace PgDbre.Core.Indexes.Expressions;

/// <summary>A boolean expression of a plan, taken apart as far as index advice needs it.</summary>
internal abstract record Condition;

/// <summary>AND.</summary>
internal sealed record Conjunction(IReadOnlyList<Condition> Items) : Condition;

/// <summary>OR.</summary>
internal sealed record Disjunction(IReadOnlyList<Condition> Items) : Condition;

/// <summary>NOT.</summary>
internal sealed record Negation(Condition Item) : Condition;

/// <summary>left operator right; with ANY or ALL the right side is an array or a subplan.</summary>
internal sealed record Comparison(Operand Left, string Operator, Operand Right, ArrayQuantifier Quantifier) : Condition;

/// <summary>IS NULL and IS NOT NULL.</summary>
internal sealed record NullTest(Operand Operand, bool IsNull) : Condition;

/// <summary>ROW(a, b) &lt; ROW(x, y).</summary>
internal sealed record RowComparison(IReadOnlyList<Operand> Left, string Operator, IReadOnlyList<Operand> Right) : Condition;

/// <summary>Anything else that is true or false: a boolean column, a function, a subplan.</summary>
internal sealed record Term(Operand Operand) : Condition;
