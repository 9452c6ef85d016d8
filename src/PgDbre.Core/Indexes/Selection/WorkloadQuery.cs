using PgDbre.Core.Plans;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Indexes.Selection;

/// <summary>A statement to be served by indexes.</summary>
public sealed record WorkloadQuery
{
    /// <summary>The statement; null for a plan that came without its text and so cannot be planned again.</summary>
    public SqlStatement? Statement { get; init; }

    /// <summary>The plan it came with; null if only the text was given.</summary>
    public Plan? Plan { get; init; }

    /// <summary>The server's query id; null where unknown.</summary>
    public long? QueryId { get; init; }

    /// <summary>How often it runs, relative to the others: calls where they are known, else 1.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>Calls a day; null where nobody counts them over a known time.</summary>
    public double? CallsPerDay { get; init; }

    /// <summary>Mean execution time, ms; null where it was not measured.</summary>
    public double? MeanMs { get; init; }

    /// <summary>What it counts for: calls a day, else its weight.</summary>
    internal double EffectiveWeight => CallsPerDay ?? Weight;

    /// <summary>Rows assumed behind LIMIT $n.</summary>
    public long LimitRows { get; init; } = PreparableSql.DefaultLimitRows;

    /// <summary>What an error about it points at: the record or text from the pipe.</summary>
    public object? Source { get; init; }
}
