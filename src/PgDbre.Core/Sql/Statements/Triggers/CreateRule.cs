namespace PgDbre.Core.Sql.Statements;

/// <summary>CREATE RULE.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Table">The table or view.</param>
/// <param name="Event">select, insert, update or delete.</param>
/// <param name="Actions">What is done; empty for NOTHING.</param>
public sealed record CreateRule(string Name, QualifiedName Table, string Event, IReadOnlyList<Statement> Actions) : Statement
{
    /// <summary>OR REPLACE.</summary>
    public bool OrReplace { get; init; }

    /// <summary>INSTEAD.</summary>
    public bool IsInstead { get; init; }

    /// <summary>WHERE; null if not written.</summary>
    public SqlExpression? Where { get; init; }
}
