namespace PgDbre.Core.Sql.Statements;

/// <summary>
/// ALTER TABLE, and what PostgreSQL lets the same subcommands do to an index, a sequence, a view, a materialized view or a foreign table.
/// RENAME and SET SCHEMA are actions too.
/// </summary>
/// <param name="Kind">What the statement calls it.</param>
/// <param name="Name">The relation.</param>
/// <param name="Actions">What is done, in the order written.</param>
public sealed record AlterTable(ObjectKind Kind, QualifiedName Name, IReadOnlyList<AlterAction> Actions) : Statement
{
    /// <summary>IF EXISTS.</summary>
    public bool IfExists { get; init; }

    /// <summary>ONLY: not its children.</summary>
    public bool IsOnly { get; init; }
}
