namespace PgDbre.Core.Sql.Statements;

/// <summary>CREATE DOMAIN.</summary>
/// <param name="Name">The domain.</param>
/// <param name="Type">The type below it.</param>
public sealed record CreateDomain(QualifiedName Name, TypeName Type) : Statement
{
    /// <summary>COLLATE; null if not written.</summary>
    public QualifiedName? Collation { get; init; }

    /// <summary>DEFAULT; null if not written.</summary>
    public SqlExpression? Default { get; init; }

    /// <summary>CHECK and NOT NULL.</summary>
    public IReadOnlyList<Constraint> Constraints { get; init; } = [];
}
