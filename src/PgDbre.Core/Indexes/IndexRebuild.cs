namespace PgDbre.Core.Indexes;

/// <summary>An index that New-PgIndex -Reindex built anew.</summary>
public sealed record IndexRebuild
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
    public required long SizeBeforeBytes { get; init; }

    /// <summary>Its pg_relation_size after.</summary>
    public required long SizeAfterBytes { get; init; }

    /// <summary>What that gave back; negative if it grew.</summary>
    public long FreedBytes => SizeBeforeBytes - SizeAfterBytes;

    /// <summary>How long it took, ms, waits for locks and retries included.</summary>
    public required double RebuildMs { get; init; }

    /// <summary>False if it was invalid before, and so served nothing.</summary>
    public required bool WasValid { get; init; }

    /// <summary>Attempts until the lock was had.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>The statement that ran; nothing undoes it, and nothing needs to.</summary>
    public required string Sql { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{Schema}.{Index} on {Table}";
}
