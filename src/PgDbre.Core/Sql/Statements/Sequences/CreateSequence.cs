namespace PgDbre.Core.Sql.Statements;

/// <summary>CREATE SEQUENCE.</summary>
/// <param name="Name">The sequence.</param>
/// <param name="Options">Its options.</param>
public sealed record CreateSequence(QualifiedName Name, IReadOnlyList<SequenceOption> Options) : Statement
{
    /// <summary>Permanent, temporary or unlogged.</summary>
    public Persistence Persistence { get; init; }

    /// <summary>IF NOT EXISTS.</summary>
    public bool IfNotExists { get; init; }
}
