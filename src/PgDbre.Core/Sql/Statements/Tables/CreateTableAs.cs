namespace PgDbre.Core.Sql.Statements;

/// <summary>CREATE TABLE … AS and CREATE MATERIALIZED VIEW.</summary>
/// <param name="Name">The new relation.</param>
/// <param name="Query">What fills it: a <see cref="SelectStatement"/> or an EXECUTE.</param>
public sealed record CreateTableAs(QualifiedName Name, Statement Query) : Statement
{
    /// <summary>True for CREATE MATERIALIZED VIEW.</summary>
    public bool IsMaterializedView { get; init; }

    /// <summary>Permanent, temporary or unlogged.</summary>
    public Persistence Persistence { get; init; }

    /// <summary>IF NOT EXISTS.</summary>
    public bool IfNotExists { get; init; }

    /// <summary>New names for its columns; empty if the query's own are kept.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>USING; null for the default.</summary>
    public string? AccessMethod { get; init; }

    /// <summary>WITH (…).</summary>
    public IReadOnlyList<StorageParameter> Options { get; init; } = [];

    /// <summary>ON COMMIT: preserve rows, delete rows or drop; null if not written.</summary>
    public string? OnCommit { get; init; }

    /// <summary>TABLESPACE; null for the default.</summary>
    public string? Tablespace { get; init; }

    /// <summary>WITH NO DATA: it stays empty.</summary>
    public bool WithNoData { get; init; }
}
