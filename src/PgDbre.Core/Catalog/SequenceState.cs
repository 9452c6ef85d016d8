namespace PgDbre.Core.Catalog;

/// <summary>A sequence, where it stands, and the column it feeds.</summary>
public sealed record SequenceState
{
    /// <summary>Object id.</summary>
    public required uint Oid { get; init; }

    /// <summary>Schema and name.</summary>
    public required TableName Name { get; init; }

    /// <summary>seqmin.</summary>
    public required long Min { get; init; }

    /// <summary>seqmax.</summary>
    public required long Max { get; init; }

    /// <summary>seqincrement; negative for one that counts down.</summary>
    public long Increment { get; init; } = 1;

    /// <summary>CYCLE: it starts again instead of failing.</summary>
    public bool IsCycling { get; init; }

    /// <summary>smallint, integer or bigint.</summary>
    public string Type { get; init; } = "bigint";

    /// <summary>The table whose column it feeds; null for a free one.</summary>
    public uint? TableOid { get; init; }

    /// <summary>That column.</summary>
    public string? Column { get; init; }

    /// <summary>False if the role may not ask where it stands.</summary>
    public bool CanRead { get; init; } = true;

    /// <summary>last_value; null if it was never used or may not be read.</summary>
    public long? LastValue { get; init; }

    /// <summary>How much of its way it has gone, 0 to 100; null where the last value is.</summary>
    public double? UsedPercent => LastValue is { } last
        ? 100 * (Increment > 0 ? (double)last - Min : (double)Max - last) / Math.Max(1, (double)Max - Min)
        : null;
}
