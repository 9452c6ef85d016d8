namespace PgDbre.Core.Sql.Statements;

/// <summary>CREATE of something that has no tree of its own: an operator, a cast, a role, a server ….</summary>
/// <param name="Kind">What is created.</param>
/// <param name="Name">Its name; a cast, a transform or an operator has its text as name.</param>
public sealed record CreateObject(ObjectKind Kind, QualifiedName Name) : Statement
{
    /// <summary>OR REPLACE.</summary>
    public bool OrReplace { get; init; }

    /// <summary>IF NOT EXISTS.</summary>
    public bool IfNotExists { get; init; }

    /// <summary>All that follows the name; null if nothing does.</summary>
    public SqlFragment? Definition { get; init; }
}
