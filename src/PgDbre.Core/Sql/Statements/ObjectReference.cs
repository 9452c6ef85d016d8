namespace PgDbre.Core.Sql.Statements;

/// <summary>An object that a statement names.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name; a cast, a transform or an operator has its text as name.</param>
/// <param name="Source">Where it stands.</param>
public sealed record ObjectReference(ObjectKind Kind, QualifiedName Name, SqlFragment Source)
{
    /// <summary>The argument types behind a function's, aggregate's or operator's name, parentheses included; null without any.</summary>
    public SqlFragment? Arguments { get; init; }

    /// <summary>
    /// The table (or domain, server, access method, type) that a column, constraint, trigger, rule, policy … belongs to; else null.
    /// </summary>
    public QualifiedName? Owner { get; init; }
}
