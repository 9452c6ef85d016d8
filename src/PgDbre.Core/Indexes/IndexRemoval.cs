namespace PgDbre.Core.Indexes;

/// <summary>An index that Remove-PgIndex dropped, with the statement that brings it back.</summary>
public sealed record IndexRemoval
{
    /// <summary>host:port.</summary>
    public required string Server { get; init; }

    /// <summary>The database.</summary>
    public required string Database { get; init; }

    /// <summary>Schema of the index and its table.</summary>
    public required string Schema { get; init; }

    /// <summary>Table.</summary>
    public required string Table { get; init; }

    /// <summary>Index.</summary>
    public required string Index { get; init; }

    /// <summary>Access method.</summary>
    public required string Method { get; init; }

    /// <summary>Its pg_relation_size before.</summary>
    public required long FreedBytes { get; init; }

    /// <summary>Its scans when it was dropped.</summary>
    public required long Scans { get; init; }

    /// <summary>How long it took, ms, waits for locks and retries included.</summary>
    public required double RemovalMs { get; init; }

    /// <summary>Attempts until the lock was had.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>The statement that ran.</summary>
    public required string Sql { get; init; }

    /// <summary>
    /// CREATE INDEX CONCURRENTLY … that brings it back; in the default tablespace, and without a comment it may have had.
    /// </summary>
    public required string RestoreSql { get; init; }

    /// <summary>What builds an index again without blocking writes.</summary>
    /// <param name="definition">pg_get_indexdef, which begins with CREATE INDEX or CREATE UNIQUE INDEX.</param>
    public static string Restoring(string definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        const string Index = " INDEX ";
        int at = definition.IndexOf(Index, StringComparison.Ordinal);
        return definition.Insert(at + Index.Length, "CONCURRENTLY ");
    }

    /// <inheritdoc />
    public override string ToString() => $"{Schema}.{Index} on {Table}";
}
