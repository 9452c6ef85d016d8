using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Routines;

/// <summary>The SQL inside a routine's body or a DO block.</summary>
/// <param name="Statements">The statements that can be told without running it, in the order of the text.</param>
/// <param name="Dynamic">The EXECUTEs whose text only a run can tell.</param>
/// <param name="IsUnderstood">False for a language other than SQL and PL/pgSQL: nothing is known of such a body.</param>
public sealed record EmbeddedSql(IReadOnlyList<EmbeddedStatement> Statements, IReadOnlyList<DynamicSql> Dynamic, bool IsUnderstood);
