namespace PgDbre.Core.Sql.Statements;

/// <summary>GENERATED … AS IDENTITY.</summary>
/// <param name="IsAlways">ALWAYS; false for BY DEFAULT.</param>
/// <param name="Options">The options of its sequence.</param>
public sealed record IdentityClause(bool IsAlways, IReadOnlyList<SequenceOption> Options);
