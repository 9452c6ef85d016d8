using PgDbre.Core.Findings;
using PgDbre.Core.Plans.Nested;
using PgDbre.Core.Workload;

namespace PgDbre.Core.Plans;

/// <summary>
/// One statement's plan: flat numbers first (useful in a CSV), then findings, then the tree.
/// Times are milliseconds, sizes are blocks of 8 kB as the server counts them; null means the server did not say.
/// </summary>
public sealed record Plan
{
    /// <summary>host:port; null for a plan that was read from a file.</summary>
    public string? Server { get; init; }

    /// <summary>The database it was planned in; null for a plan that was read from a file.</summary>
    public string? Database { get; init; }

    /// <summary>The server's query id; null where unknown.</summary>
    public long? QueryId { get; init; }

    /// <summary>The statement as it was given; null where the source had none.</summary>
    public string? Query { get; init; }

    /// <summary>True if the statement really ran (EXPLAIN ANALYZE).</summary>
    public bool IsAnalyzed { get; init; }

    /// <summary>True for the plan of $n text: no value was known, the planner used averages.</summary>
    public bool IsGeneric { get; init; }

    /// <summary>The planner's cost of the root.</summary>
    public double TotalCost { get; init; }

    /// <summary>Rows the planner expected.</summary>
    public double PlanRows { get; init; }

    /// <summary>Rows the root returned.</summary>
    public double? ActualRows { get; init; }

    /// <summary>Planning Time.</summary>
    public double? PlanningMs { get; init; }

    /// <summary>Execution Time; the root's time where the source has no Execution Time.</summary>
    public double? ExecutionMs { get; init; }

    /// <summary>Shared blocks found in cache, whole plan.</summary>
    public long? SharedHitBlocks { get; init; }

    /// <summary>Shared blocks read, whole plan.</summary>
    public long? SharedReadBlocks { get; init; }

    /// <summary>Temporary blocks written, whole plan.</summary>
    public long? TempWrittenBlocks { get; init; }

    /// <summary>Nodes in the tree.</summary>
    public int NodeCount { get; init; }

    /// <summary>The node with the most exclusive time (estimated cost without -Analyze), such as "Seq Scan on messages".</summary>
    public string? SlowestNode { get; init; }

    /// <summary>That node's exclusive time; null without -Analyze.</summary>
    public double? SlowestNodeMs { get; init; }

    /// <summary>
    /// How many findings say that something is wrong, those inside functions included; what is only worth knowing (Info) does not count.
    /// </summary>
    public int FindingCount =>
        Findings.Count(finding => finding.Severity > Severity.Info) + Nested.Sum(statement => statement.FindingCount);

    /// <summary>The file it was read from; null for a plan the server was asked for.</summary>
    public string? SourceFile { get; init; }

    /// <summary>The line of that file (or of the text) at which the plan begins, counted from 1; null where it was not read from one.</summary>
    public int? SourceLine { get; init; }

    /// <summary>What is wrong, the most expensive first.</summary>
    public FindingList Findings { get; init; } = FindingList.Empty;

    /// <summary>The tree.</summary>
    public required PlanNode Root { get; init; }

    /// <summary>Planner settings that differ from the defaults (Settings).</summary>
    public PlanSettings Settings { get; init; } = PlanSettings.Empty;

    /// <summary>Triggers that ran, outside the tree.</summary>
    public PlanTriggerList Triggers { get; init; } = PlanTriggerList.Empty;

    /// <summary>
    /// Statements that ran inside functions and triggers, outside the tree (Invoke-PgExplain -Nested); empty where nobody looked.
    /// </summary>
    public NestedStatementList Nested { get; init; } = NestedStatementList.Empty;

    /// <summary>Just-in-time compilation; null where nothing was compiled.</summary>
    public PlanJit? Jit { get; init; }

    /// <summary>Time that no node holds: planning, triggers, compiling, serialization, the executor's start and end.</summary>
    public TimeOutsideTree OutsideTree { get; init; } = new();

    /// <summary>server_version_num such as 170011; null where unknown.</summary>
    public int? VersionNumber { get; init; }

    /// <summary>Every key of the statement but Plan, with the server's name (Planning, Triggers, Serialization). Not public: no CSV cell holds it.</summary>
    internal IReadOnlyDictionary<string, object?> Properties { get; init; } = new Dictionary<string, object?>();

    /// <summary>The text it was read from; <see cref="GetSource"/> gives it out.</summary>
    internal string? Source { get; init; }

    /// <summary>The server's statistics of the statement it was piped from, kept for the report at the end of the pipe; null without. Not public: no CSV needs it.</summary>
    internal SlowQuery? Origin { get; init; }

    /// <summary>The plan's text as the server gave it (JSON from Invoke-PgExplain), for other tools. A method, so that a CSV has no column of it; null where unknown.</summary>
    public string? GetSource() => Source;

    /// <inheritdoc />
    public override string ToString() => $"{Root} (cost {TotalCost.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)})";
}
