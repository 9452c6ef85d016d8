namespace PgDbre.Core.Sql.Statements;

/// <summary>ALTER TABLE ALL IN TABLESPACE … SET TABLESPACE ….</summary>
/// <param name="Kind">Table, index or materialized view.</param>
/// <param name="From">The tablespace that is emptied.</param>
/// <param name="To">Where all goes.</param>
public sealed record MoveAllInTablespace(ObjectKind Kind, string From, string To) : Statement
{
    /// <summary>OWNED BY: only what these roles own; empty for all.</summary>
    public IReadOnlyList<string> Owners { get; init; } = [];

    /// <summary>NOWAIT.</summary>
    public bool NoWait { get; init; }
}
