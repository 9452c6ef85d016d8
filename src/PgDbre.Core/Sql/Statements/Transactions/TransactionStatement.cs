namespace PgDbre.Core.Sql.Statements;

/// <summary>A statement that begins, ends or marks a transaction.</summary>
/// <param name="Kind">Which.</param>
public sealed record TransactionStatement(TransactionKind Kind) : Statement
{
    /// <summary>The savepoint, or the identifier of a prepared transaction; else null.</summary>
    public string? Name { get; init; }

    /// <summary>AND CHAIN: a new transaction begins at once.</summary>
    public bool IsChain { get; init; }

    /// <summary>The modes of BEGIN in lower case (isolation level serializable, read only …).</summary>
    public IReadOnlyList<string> Modes { get; init; } = [];
}
