namespace PgDbre.Core.Plans.Comparison;

/// <summary>
/// Two plans of one question, the first being before and the second after. Times are milliseconds, blocks are 8 kB; null means that one
/// of the plans does not say. Changes in percent are of the first: negative is less.
/// </summary>
public sealed record PlanComparison
{
    /// <summary>host:port of the second plan; null for a plan from a file.</summary>
    public string? Server { get; init; }

    /// <summary>Database of the second plan; null for a plan from a file.</summary>
    public string? Database { get; init; }

    /// <summary>The server's query id of the second plan; null where unknown.</summary>
    public long? QueryId { get; init; }

    /// <summary>The statement of the second plan; null where its source had none.</summary>
    public string? Query { get; init; }

    /// <summary>Better, worse or the same.</summary>
    public required PlanVerdict Verdict { get; init; }

    /// <summary>The figure the verdict rests on.</summary>
    public required VerdictBasis Basis { get; init; }

    /// <summary>Planner's cost before.</summary>
    public double BeforeCost { get; init; }

    /// <summary>Planner's cost after.</summary>
    public double AfterCost { get; init; }

    /// <summary>Change of the cost in percent.</summary>
    public double? CostChangePercent { get; init; }

    /// <summary>Execution ms before.</summary>
    public double? BeforeMs { get; init; }

    /// <summary>Execution ms after.</summary>
    public double? AfterMs { get; init; }

    /// <summary>Change of the execution time in percent.</summary>
    public double? TimeChangePercent { get; init; }

    /// <summary>Blocks before: shared and local ones found or read, temporary ones read and written.</summary>
    public long? BeforeBlocks { get; init; }

    /// <summary>Blocks after.</summary>
    public long? AfterBlocks { get; init; }

    /// <summary>Change of the blocks in percent.</summary>
    public double? BlocksChangePercent { get; init; }

    /// <summary>Rows the first plan returned.</summary>
    public double? BeforeRows { get; init; }

    /// <summary>Rows the second plan returned. Not the same number: not the same question, or not the same data.</summary>
    public double? AfterRows { get; init; }

    /// <summary>True if the planner decided otherwise somewhere (see <see cref="PlanShape"/>).</summary>
    public bool IsShapeChanged { get; init; }

    /// <summary>True if relations are joined in another order.</summary>
    public bool IsJoinOrderChanged { get; init; }

    /// <summary>Join order before, as nested aliases, outer side first.</summary>
    public required string BeforeJoinOrder { get; init; }

    /// <summary>Join order after.</summary>
    public required string AfterJoinOrder { get; init; }

    /// <summary>Indexes that only the second plan uses, separated by commas; empty for none.</summary>
    public string IndexesGained { get; init; } = "";

    /// <summary>Indexes that only the first plan uses.</summary>
    public string IndexesLost { get; init; } = "";

    /// <summary>Settings that differ, such as "work_mem: 4MB → 64MB"; empty for none, or where a plan does not tell its settings.</summary>
    public string SettingsChanged { get; init; } = "";

    /// <summary>Steps that changed, were added or removed.</summary>
    public int ChangedNodeCount => Nodes.Count(node => node.Change != NodeChange.Same);

    /// <summary>Every step of both plans, in the order of the second; removed ones last.</summary>
    public required NodeDifferenceList Nodes { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{Verdict} by {Basis}: {Nodes}";
}
