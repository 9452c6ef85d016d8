namespace PgDbre.Core.Sql.Statements;

/// <summary>COMMENT ON and SECURITY LABEL.</summary>
/// <param name="Target">What the comment is about; null for SECURITY LABEL on what has no name.</param>
/// <param name="Text">The comment; null removes it.</param>
public sealed record CommentOn(ObjectReference Target, string? Text) : Statement
{
    /// <summary>SECURITY LABEL.</summary>
    public bool IsSecurityLabel { get; init; }
}
