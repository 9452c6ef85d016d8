using PgDbre.Core.Migrations.Shadow;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Data.Migrations;

/// <summary>A statement in its place.</summary>
/// <param name="Shadow">The statement.</param>
/// <param name="Ordinal">Counted from 1.</param>
internal sealed record NumberedStatement(ShadowStatement Shadow, int Ordinal)
{
    /// <summary>The tree.</summary>
    public Statement Tree => Shadow.Statement;

    /// <summary>A trace that says nothing yet.</summary>
    public StatementTrace Trace(StatementOutcome outcome, string? message) => new()
    {
        Ordinal = Ordinal,
        Line = Shadow.Line,
        Sql = Tree.Source.Text,
        Outcome = outcome,
        Message = message,
    };
}
