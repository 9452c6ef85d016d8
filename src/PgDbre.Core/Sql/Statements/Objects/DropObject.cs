namespace PgDbre.Core.Sql.Statements;

/// <summary>DROP of anything but roles, databases' options and the like, which have no other shape either.</summary>
/// <param name="Kind">What is dropped.</param>
/// <param name="Objects">The objects.</param>
public sealed record DropObject(ObjectKind Kind, IReadOnlyList<ObjectReference> Objects) : Statement
{
    /// <summary>IF EXISTS.</summary>
    public bool IfExists { get; init; }

    /// <summary>CASCADE.</summary>
    public bool IsCascade { get; init; }

    /// <summary>CONCURRENTLY (an index).</summary>
    public bool IsConcurrent { get; init; }

    /// <summary>WITH (FORCE) (a database).</summary>
    public bool IsForce { get; init; }

    /// <summary>The objects' names.</summary>
    public IEnumerable<QualifiedName> Names => Objects.Select(reference => reference.Name);
}
