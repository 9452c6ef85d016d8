namespace PgDbre.Core.Sql.Statements;

/// <summary>EXPLAIN.</summary>
/// <param name="Inner">The statement that is explained.</param>
/// <param name="IsAnalyze">ANALYZE: it is run.</param>
public sealed record Explain(Statement Inner, bool IsAnalyze) : Statement;
