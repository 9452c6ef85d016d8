namespace PgDbre.Core.Sql.Statements;

/// <summary>ALTER COLUMN … SET GENERATED …, RESTART or SET a sequence option.</summary>
/// <param name="Column">The column.</param>
/// <param name="IsAlways">ALWAYS or BY DEFAULT; null if that stays.</param>
/// <param name="Options">The options of its sequence that change.</param>
public sealed record SetColumnIdentity(string Column, bool? IsAlways, IReadOnlyList<SequenceOption> Options) : ColumnAction(Column);
