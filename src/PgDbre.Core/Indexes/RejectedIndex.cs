using PgDbre.Core.Indexes.Candidates;

namespace PgDbre.Core.Indexes;

/// <summary>An index that was thought of and not recommended, with the number that decided.</summary>
public sealed record RejectedIndex
{
    /// <summary>host:port.</summary>
    public string? Server { get; init; }

    /// <summary>The database.</summary>
    public string? Database { get; init; }

    /// <summary>The table, with keys where they are known, such as "public.messages (user_id)".</summary>
    public required string Candidate { get; init; }

    /// <summary>The reason in one word.</summary>
    public required RejectionCause Cause { get; init; }

    /// <summary>The number that decided, in the unit of the cause: percent of the cost, bytes, ms a day, pages; null where none did.</summary>
    public double? Value { get; init; }

    /// <summary>The index that serves instead; null if none does.</summary>
    public string? ServedBy { get; init; }

    /// <summary>The reason in one sentence.</summary>
    public required string Reason { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{Candidate}: {Reason}";
}
