namespace PgDbre.Core.Sql.Statements;

/// <summary>SET TRANSACTION and SET SESSION CHARACTERISTICS.</summary>
/// <param name="IsSession">SESSION CHARACTERISTICS.</param>
/// <param name="Modes">The modes in lower case (isolation level serializable, read only …), or snapshot.</param>
public sealed record SetTransaction(bool IsSession, IReadOnlyList<string> Modes) : Statement
{
    /// <summary>SET LOCAL TRANSACTION.</summary>
    public bool IsLocal { get; init; }
}
