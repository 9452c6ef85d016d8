namespace PgDbre.Core.Sql.Statements;

/// <summary>
/// ALTER of something that has no tree of its own. RENAME TO, OWNER TO, SET SCHEMA and DEPENDS ON EXTENSION are actions like those of a
/// table; all else is one <see cref="UnknownAction"/>.
/// </summary>
/// <param name="Target">What is altered.</param>
/// <param name="Action">What is done to it.</param>
public sealed record AlterObject(ObjectReference Target, AlterAction Action) : Statement
{
    /// <summary>IF EXISTS.</summary>
    public bool IfExists { get; init; }
}
