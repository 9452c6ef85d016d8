using System.Globalization;
using System.Management.Automation;
using PgDbre.Common;
using PgDbre.Core.Catalog;
using PgDbre.Core.Catalog.Copying;
using PgDbre.Core.Connections;
using PgDbre.Core.Indexes;
using PgDbre.Core.Indexes.Selection;
using PgDbre.Core.Plans;
using PgDbre.Data.Catalog.Copying;
using PgDbre.Data.Indexes;
using PgDbre.Sandboxes;

namespace PgDbre.Indexes;

/// <summary>Says which indexes a workload lacks: read from the server's own plans, simulated with HypoPG, never one that is served already.</summary>
[Cmdlet(VerbsCommon.New, "PgIndexRecommendation", DefaultParameterSetName = "Query")]
[OutputType(typeof(IndexRecommendation), typeof(RejectedIndex))]
public sealed class NewPgIndexRecommendationCommand : PgConnectedCmdlet
{
    private readonly Dictionary<PgConnection, List<WorkloadQuery>> _workloads = [];
    private bool _warnedOfHypoPg;
    private PlanningSandbox? _sandbox;

    /// <summary><b>-InputObject:</b> Plans, slow queries or SQL strings from the pipe; judged together at its end.</summary>
    [Parameter(ValueFromPipeline = true, ParameterSetName = "Query")]
    public PSObject? InputObject { get; set; }

    /// <summary><b>-Query:</b> SQL, literal or with $1.</summary>
    [Parameter(Position = 0, ParameterSetName = "Query", ValueFromPipelineByPropertyName = true)]
    [Alias("Sql")]
    [AllowNull]
    public string? Query { get; set; }

    /// <summary><b>-QueryId:</b> The server's id of the query.</summary>
    [Parameter(ParameterSetName = "Query", ValueFromPipelineByPropertyName = true)]
    public long? QueryId { get; set; }

    /// <summary><b>-ForeignKey:</b> Checks every foreign key for an index, besides the queries or without any.</summary>
    [Parameter]
    public SwitchParameter ForeignKey { get; set; }

    /// <summary><b>-Schema:</b> Schemas whose foreign keys are checked; wildcards allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    public string[] Schema { get; set; } = ["*"];

    /// <summary><b>-MinGainPercent:</b> How much of a query's planner cost an index must save.</summary>
    [Parameter]
    [ValidateRange(0.0, 100.0)]
    public double MinGainPercent { get; set; } = 10;

    /// <summary><b>-BudgetMB:</b> Megabytes for all recommended indexes together, by their expected sizes; without it no limit.</summary>
    [Parameter]
    [ValidateRange(1L, 1L << 40)]
    public long? BudgetMB { get; set; }

    /// <summary><b>-MaxIndexes:</b> How many indexes are recommended at most; without it no limit.</summary>
    [Parameter]
    [ValidateRange(1, 10_000)]
    public int? MaxIndexes { get; set; }

    /// <summary><b>-TimeLimit:</b> Seconds the search may take; the best answer found by then is given.</summary>
    [Parameter]
    [ValidateRange(1, 86_400)]
    public int TimeLimit { get; set; } = 60;

    /// <summary>
    /// <b>-Sandbox:</b> Plans on a copy of schema, statistics and settings in a sandbox with HypoPG, which ends with this cmdlet; the
    /// server itself is asked for its catalog and statistics only.
    /// </summary>
    [Parameter]
    public SwitchParameter Sandbox { get; set; }

    /// <summary><b>-IncludeRejected:</b> Also gives the indexes that were thought of and not recommended, each with the number that decided.</summary>
    [Parameter]
    public SwitchParameter IncludeRejected { get; set; }

    /// <summary><b>-TargetLatencyMs:</b> Latency a vector search should stay under; 500 and more admits IVFFlat.</summary>
    [Parameter]
    [ValidateRange(1.0, 86_400_000.0)]
    public double TargetLatencyMs { get; set; } = 100;

    /// <summary><b>-ExactSearchRows:</b> Below so many vectors no vector index is recommended: exact search is fast and complete.</summary>
    [Parameter]
    [ValidateRange(0.0, 1e12)]
    public double ExactSearchRows { get; set; } = 10_000;

    /// <summary><b>-HnswRows:</b> Up to so many vectors HNSW is always the choice.</summary>
    [Parameter]
    [ValidateRange(0.0, 1e12)]
    public double HnswRows { get; set; } = 50_000;

    /// <summary>
    /// <b>-TargetRecall:</b> Recall that a vector search should have, 0 to 1; from 0.99 on HNSW is built with ef_construction 200.
    /// </summary>
    [Parameter]
    [ValidateRange(0.0, 1.0)]
    public double TargetRecall { get; set; } = 0.95;

    /// <summary>
    /// <b>-VectorMemoryMB:</b> Memory for a vector index, of which its build may have half; effective_cache_size unless given.
    /// </summary>
    [Parameter]
    [ValidateRange(1L, 1L << 40)]
    public long? VectorMemoryMB { get; set; }

    /// <summary><b>-BuildWindowMinutes:</b> How long a vector index may be expected to build; without it no limit.</summary>
    [Parameter]
    [ValidateRange(0.001, 1e6)]
    public double? BuildWindowMinutes { get; set; }

    /// <summary><b>-Server:</b> The server a piped record comes from; a statement never runs on another one.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Server { get; set; }

    /// <summary><b>-Database:</b> The database a piped record comes from.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Database { get; set; }

    private bool HasQuery => InputObject is not null || Query is not null;

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        if (HasQuery || !ForeignKey)
        {
            Guard(InputObject?.BaseObject ?? Query, Collect);
        }
    }

    /// <inheritdoc />
    protected override void EndProcessing()
    {
        if (ForeignKey && _workloads.Count == 0)
        {
            ForEachConnection(connection => _workloads.TryAdd(connection, []));
        }

        try
        {
            foreach ((PgConnection connection, List<WorkloadQuery> queries) in _workloads)
            {
                Guard(connection, () => Advise(connection, queries));
            }
        }
        finally
        {
            if (_sandbox is not null)
            {
                Wait(_sandbox.DisposeAsync().AsTask());
            }
        }
    }

    private void Collect()
    {
        object? record = InputObject?.BaseObject;
        WorkloadQuery[] queries = [.. WorkloadInput.From(InputObject, Query, QueryId)];
        PgConnection connection = ConnectionFor(record, Server ?? (record as Plan)?.Server, Database ?? (record as Plan)?.Database);
        if (!_workloads.TryGetValue(connection, out List<WorkloadQuery>? workload))
        {
            _workloads[connection] = workload = [];
        }

        workload.AddRange(queries);
    }

    private void Advise(PgConnection connection, List<WorkloadQuery> queries)
    {
        WriteVerbose($"{connection}: {queries.Count} queries.");

        // Foreign keys alone are no matter for a planner.
        PlanningCopy? copy = Sandbox && queries.Count > 0 ? Copy(connection) : null;
        AdviceRequest request = RequestFor(queries) with { Copy = copy };
        Advice advice = Wait(new IndexAdvisor(connection, request).AdviseAsync(PipelineStopToken));
        WarnOfGaps(connection, copy);
        foreach ((WorkloadQuery query, PgDbreException failure) in advice.Failures)
        {
            WriteFailure(failure, query.Source);
        }

        WarnOfHypoPg(connection, advice, queries.Count);
        Explain(connection, advice);
        foreach (IndexRecommendation recommendation in advice.Recommendations)
        {
            WriteRecord(recommendation, connection);
        }

        foreach (RejectedIndex rejected in advice.Rejected)
        {
            WriteVerbose(rejected.ToString());
            if (IncludeRejected)
            {
                WriteRecord(rejected, connection);
            }
        }
    }

    private PlanningCopy Copy(PgConnection connection)
    {
        PreparationBar bar = new(this);
        Task<PlanningCopy> copying = Task.Run(async () =>
        {
            _sandbox ??= await PlanningSandbox.StartAsync(bar.Steps, PipelineStopToken).ConfigureAwait(false);
            return await _sandbox.CopyAsync(connection, Limits, bar.Steps, PipelineStopToken).ConfigureAwait(false);
        });
        bar.ShowUntilEnd(copying);
        return Wait(copying);
    }

    private void WarnOfGaps(PgConnection connection, PlanningCopy? copy)
    {
        if (copy is null or { Gaps.Count: 0 })
        {
            return;
        }

        string more = copy.Gaps.Count > 1 ? $" and {copy.Gaps.Count - 1} others, which -Verbose names" : "";
        WriteWarning(
            $"The copy of database '{connection.Database}' is not all that the database is: {copy.Gaps[0]}{more}. "
            + "A query that needs what is missing is an error.");
        foreach (CopyGap gap in copy.Gaps)
        {
            WriteVerbose($"Missing in the copy or different: {gap}.");
        }
    }

    private void Explain(PgConnection connection, Advice advice)
    {
        if (advice.IsSimulated)
        {
            WriteVerbose(string.Create(
                CultureInfo.InvariantCulture,
                $"{connection}: {advice.PlanCount} plans with hypothetical indexes; "
                + $"the workload's planner cost goes from {advice.CostBefore:0} to {advice.CostAfter:0}."));
        }

        if (!advice.IsComplete)
        {
            WriteWarning(
                $"The search ended at the time limit of {TimeLimit} s; this is the best answer found by then. "
                + "A larger -TimeLimit may find a better one.");
        }

        foreach (QueryGain loss in advice.Regressions)
        {
            WriteWarning($"With the recommended indexes the planner expects a query to cost more: {loss}");
        }
    }

    private AdviceRequest RequestFor(List<WorkloadQuery> queries) => new()
    {
        Queries = queries,
        ForeignKeySchemas = ForeignKey ? SchemaPattern.ToRegex(Schema) : null,
        MinGainPercent = MinGainPercent,
        BudgetBytes = BudgetMB * 1_048_576,
        MaxIndexes = MaxIndexes,
        TimeLimit = TimeSpan.FromSeconds(TimeLimit),
        VectorPolicy = new VectorIndexPolicy
        {
            TargetLatencyMs = TargetLatencyMs,
            ExactSearchRows = ExactSearchRows,
            HnswRows = HnswRows,
            TargetRecall = TargetRecall,
            MemoryBytes = VectorMemoryMB * 1_048_576,
            BuildWindow = BuildWindowMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
        },
        Limits = Limits,
    };

    private void WarnOfHypoPg(PgConnection connection, Advice advice, int queryCount)
    {
        if (advice.IsSimulated || queryCount == 0 || _warnedOfHypoPg)
        {
            return;
        }

        _warnedOfHypoPg = true;
        WriteWarning($"Database '{connection.Database}' has no HypoPG, so nothing was simulated: all rests on rules and statistics. Install it with CREATE EXTENSION hypopg (a superuser; the package is postgresql-NN-hypopg), or prove them on a copy with -Sandbox.");
    }
}
