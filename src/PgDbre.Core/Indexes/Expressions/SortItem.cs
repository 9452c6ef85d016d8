namespace PgDbre.Core.Indexes.Expressions;

/// <summary>One entry of a Sort Key.</summary>
/// <param name="Operand">What is sorted by.</param>
/// <param name="IsDescending">DESC.</param>
/// <param name="NullsFirst">Where NULLs go, after the defaults of ASC and DESC.</param>
internal sealed record SortItem(Operand Operand, bool IsDescending, bool NullsFirst);
