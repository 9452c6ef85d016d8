namespace PgDbre.Core.Plans;

/// <summary>What the one who ran EXPLAIN knows and the plan does not say; lands in <see cref="Plan"/>.</summary>
public sealed record PlanContext
{
    /// <summary>Nothing known: a plan from a file.</summary>
    public static PlanContext None { get; } = new();

    /// <summary>host:port.</summary>
    public string? Server { get; init; }

    /// <summary>The database the statement was planned in.</summary>
    public string? Database { get; init; }

    /// <summary>The server's query id; where null, the plan's own Query Identifier is taken.</summary>
    public long? QueryId { get; init; }

    /// <summary>The statement; where null, the Query Text of auto_explain is taken.</summary>
    public string? Query { get; init; }

    /// <summary>True for the plan of $n text.</summary>
    public bool IsGeneric { get; init; }

    /// <summary>server_version_num such as 170011; null where unknown.</summary>
    public int? VersionNumber { get; init; }

    /// <summary>How long the log says the statement took, ms; Execution Time where the plan has none.</summary>
    public double? DurationMs { get; init; }

    /// <summary>The file it was read from.</summary>
    public string? SourceFile { get; init; }

    /// <summary>The line of that file (or text) the plan begins at, counted from 1.</summary>
    public int? SourceLine { get; init; }
}
