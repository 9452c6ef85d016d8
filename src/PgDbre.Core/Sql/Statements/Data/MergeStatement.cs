namespace PgDbre.Core.Sql.Statements;

/// <summary>MERGE.</summary>
/// <param name="Target">The table.</param>
/// <param name="Using">USING and its relation or query.</param>
/// <param name="On">ON.</param>
public sealed record MergeStatement(QualifiedName Target, SqlFragment Using, SqlExpression On) : DataStatement
{
    /// <summary>ONLY.</summary>
    public bool IsOnly { get; init; }

    /// <summary>insert, update, delete and do nothing, of each WHEN in order.</summary>
    public IReadOnlyList<string> Actions { get; init; } = [];

    /// <summary>RETURNING and what follows it; null if not written.</summary>
    public SqlFragment? Returning { get; init; }
}
