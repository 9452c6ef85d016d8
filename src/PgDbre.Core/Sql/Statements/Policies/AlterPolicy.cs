namespace PgDbre.Core.Sql.Statements;

/// <summary>ALTER POLICY.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Table">The table.</param>
public sealed record AlterPolicy(string Name, QualifiedName Table) : Statement
{
    /// <summary>RENAME TO; null if it keeps its name.</summary>
    public string? NewName { get; init; }

    /// <summary>TO; empty if that stays.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>USING (…) without its parentheses; null if that stays.</summary>
    public SqlExpression? Using { get; init; }

    /// <summary>WITH CHECK (…) without its parentheses; null if that stays.</summary>
    public SqlExpression? WithCheck { get; init; }
}
