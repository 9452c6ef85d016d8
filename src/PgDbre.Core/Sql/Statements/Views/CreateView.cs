namespace PgDbre.Core.Sql.Statements;

/// <summary>CREATE VIEW.</summary>
/// <param name="Name">The view.</param>
/// <param name="Query">Its query.</param>
public sealed record CreateView(QualifiedName Name, Statement Query) : Statement
{
    /// <summary>OR REPLACE.</summary>
    public bool OrReplace { get; init; }

    /// <summary>Permanent or temporary.</summary>
    public Persistence Persistence { get; init; }

    /// <summary>RECURSIVE.</summary>
    public bool IsRecursive { get; init; }

    /// <summary>New names for its columns; empty if the query's own are kept.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>WITH (…).</summary>
    public IReadOnlyList<StorageParameter> Options { get; init; } = [];

    /// <summary>WITH CHECK OPTION: local or cascaded; null if not written.</summary>
    public string? CheckOption { get; init; }
}
