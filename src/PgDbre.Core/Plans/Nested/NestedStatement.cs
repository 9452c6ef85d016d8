using PgDbre.Core.Reports;

namespace PgDbre.Core.Plans.Nested;

/// <summary>
/// A statement that ran inside functions or triggers: all its calls that had one plan. Times include what it called in turn, and are
/// those of auto_explain.
/// </summary>
public sealed record NestedStatement
{
    /// <summary>The text of its slowest call; PL/pgSQL variables stand in it by name.</summary>
    public required string Query { get; init; }

    /// <summary>How often it ran.</summary>
    public required long Calls { get; init; }

    /// <summary>Time of all calls, ms.</summary>
    public required double TotalMs { get; init; }

    /// <summary>Time of a call on average, ms.</summary>
    public double MeanMs => TotalMs / Calls;

    /// <summary>Time of its slowest call, ms.</summary>
    public required double MaxMs { get; init; }

    /// <summary>
    /// Its part of the outer statement's execution time, 0 to 100; null where that is unknown. Parts overlap where nested statements
    /// nest, and that time includes the reporting of each call, so that the part is larger without it.
    /// </summary>
    public double? SharePercent { get; init; }

    /// <summary>How many findings its plan has that say something is wrong.</summary>
    public int FindingCount => Plan.FindingCount;

    /// <summary>The plan of its slowest call.</summary>
    public required Plan Plan { get; init; }

    /// <summary>"1,000 calls, 812.0 ms: SELECT …".</summary>
    public override string ToString() =>
        $"{Quantity.Count(Calls)} {(Calls == 1 ? "call" : "calls")}, {Quantity.Milliseconds(TotalMs)}: "
        + string.Join(' ', Query.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>With its plan's findings.</summary>
    internal NestedStatement Examine(Func<Plan, Plan> examine) => this with { Plan = examine(Plan) };
}
