namespace PgDbre.Core.Sql.Statements;

/// <summary>CREATE POLICY.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Table">The table.</param>
public sealed record CreatePolicy(string Name, QualifiedName Table) : Statement
{
    /// <summary>AS RESTRICTIVE; permissive is the default.</summary>
    public bool IsRestrictive { get; init; }

    /// <summary>FOR: all, select, insert, update or delete.</summary>
    public string Command { get; init; } = "all";

    /// <summary>TO; empty for everybody.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>USING (…) without its parentheses; null if not written.</summary>
    public SqlExpression? Using { get; init; }

    /// <summary>WITH CHECK (…) without its parentheses; null if not written.</summary>
    public SqlExpression? WithCheck { get; init; }
}
