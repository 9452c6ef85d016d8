using System.Collections;
using System.Diagnostics;
using System.Management.Automation;
using PgDbre.Common;
using PgDbre.Core.Connections;
using PgDbre.Core.Workload;
using PgDbre.Data.Workload;
using PgDbre.Findings;

namespace PgDbre.Workload;

/// <summary>Runs a reading query several times and says how long it takes for this client.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "PgQuery")]
[OutputType(typeof(QueryMeasurement))]
public sealed class MeasurePgQueryCommand : PgConnectedCmdlet
{
    private static readonly TimeSpan QuietTime = TimeSpan.FromSeconds(2);
    private LatencyGate? _gate;

    /// <summary><b>-Query:</b> One reading statement. Whatever writes is refused by the server.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Sql")]
    public string Query { get; set; } = "";

    /// <summary><b>-Name:</b> What the measurement is called in a report; the first words of the query unless given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Name { get; set; }

    /// <summary><b>-Parameter:</b> Values for $1, $2 … of the query.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyCollection]
    public object?[]? Parameter { get; set; }

    /// <summary><b>-Setting:</b> Settings for the query alone, such as @{ 'hnsw.ef_search' = 100 }.</summary>
    [Parameter]
    public Hashtable? Setting { get; set; }

    /// <summary><b>-Count:</b> Executions that are measured.</summary>
    [Parameter]
    [ValidateRange(1, 100_000)]
    public int Count { get; set; } = 20;

    /// <summary><b>-WarmUp:</b> Executions before, of each concurrent session, that do not count.</summary>
    [Parameter]
    [ValidateRange(0, 10_000)]
    public int WarmUp { get; set; } = 2;

    /// <summary><b>-Concurrency:</b> Executions at the same time, each in its own session.</summary>
    [Parameter]
    [ValidateRange(1, 16)]
    public int Concurrency { get; set; } = 1;

    /// <summary><b>-Before:</b> Earlier measurements: the one of the same query, or of the same name, is compared with.</summary>
    [Parameter]
    public QueryMeasurement[] Before { get; set; } = [];

    /// <summary><b>-Recall:</b> Also runs an ORDER BY distance LIMIT k query exactly, and compares the first columns.</summary>
    [Parameter]
    public SwitchParameter Recall { get; set; }

    /// <summary><b>-AllowWrite:</b> Lets the query call functions that may change something outside its tables. The transaction stays read-only.</summary>
    [Parameter]
    public SwitchParameter AllowWrite { get; set; }

    /// <summary><b>-Server:</b> The server a piped record comes from; the query runs on no other.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Server { get; set; }

    /// <summary><b>-Database:</b> The database a piped record comes from; the query runs in no other.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Database { get; set; }

    /// <summary><b>-FailOn:</b> Ends with the error PgGateFailed, after all output, if the p95 of a query is of this latency class or slower, such as OverTarget.</summary>
    [Parameter]
    public LatencyClass? FailOn { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        if (Server is null && Database is null)
        {
            ForEachConnection(Measure);
            return;
        }

        Guard(Query, () => Measure(ConnectionFor(record: null, Server, Database)));
    }

    /// <inheritdoc />
    protected override void EndProcessing()
    {
        if (Gate.Failure() is { } failure)
        {
            throw GateError.From(failure, this);
        }
    }

    private LatencyGate Gate => _gate ??= new LatencyGate(FailOn);

    private void Measure(PgConnection connection)
    {
        TimedQuery query = TimedQuery.From(Query, QueryArguments.Values(Parameter), QueryArguments.Settings(Setting));
        WriteVerbose($"Measuring {Count} executions on {connection}.");
        WriteDebug(Query);
        if (!AllowWrite)
        {
            Wait(QuerySafety.RefuseVolatileAsync(connection, query, Limits, PipelineStopToken));
        }

        DateTimeOffset measuredAt = DateTimeOffset.UtcNow;
        List<QueryRun> runs = Run(connection, query);
        SharedBuffers? buffers = Wait(BufferProbe.ReadAsync(connection, query, Limits, PipelineStopToken));
        double? recall = Recall ? Wait(RecallProbe.ReadAsync(connection, query, Limits, PipelineStopToken)) : null;
        QueryMeasurement measured = MeasurementOf(runs, connection) with
        {
            SharedHitBlocks = buffers?.HitBlocks,
            SharedReadBlocks = buffers?.ReadBlocks,
            Recall = recall,
            MeasuredAt = measuredAt,
        };
        Gate.Add(measured.Name, measured.LatencyClass, measured.P95Ms);
        WriteRecord(Compared(measured), connection);
    }

    private List<QueryRun> Run(PgConnection connection, TimedQuery query)
    {
        ProgressRecord progress = new(activityId: 1, "Measure-PgQuery", QueryName.From(Query));
        long started = Stopwatch.GetTimestamp();
        List<QueryRun> runs = [];
        try
        {
            Stream(QueryTimer.RunAsync(connection, query, new RunSchedule(Count, WarmUp, Concurrency), Limits, PipelineStopToken), run =>
            {
                runs.Add(run);
                if (Stopwatch.GetElapsedTime(started) > QuietTime)
                {
                    progress.StatusDescription = $"{runs.Count} of {Count} executions";
                    progress.PercentComplete = 100 * runs.Count / Count;
                    WriteProgress(progress);
                }
            });
            return runs;
        }
        finally
        {
            CompleteProgress(progress, Stopwatch.GetElapsedTime(started));
        }
    }

    private void CompleteProgress(ProgressRecord progress, TimeSpan elapsed)
    {
        // A stopped pipeline takes no more records, and its host clears the progress itself.
        if (elapsed > QuietTime && !Stopping)
        {
            progress.RecordType = ProgressRecordType.Completed;
            WriteProgress(progress);
        }
    }

    private QueryMeasurement MeasurementOf(List<QueryRun> runs, PgConnection connection)
    {
        LatencySummary latency = LatencySummary.Of(runs.Select(run => run.ElapsedMs));
        return new QueryMeasurement
        {
            Server = connection.Server,
            Database = connection.Database,
            Name = string.IsNullOrWhiteSpace(Name) ? QueryName.From(Query) : Name,
            Query = Query,
            Runs = latency.Count,
            Concurrency = Concurrency,
            P50Ms = latency.P50Ms,
            P95Ms = latency.P95Ms,
            P99Ms = latency.P99Ms,
            MinMs = latency.MinMs,
            MaxMs = latency.MaxMs,
            MeanMs = latency.MeanMs,
            LatencyClass = LatencyPolicy.Classify(latency.P95Ms),
            Rows = runs[^1].Rows,
        };
    }

    private QueryMeasurement Compared(QueryMeasurement measured)
    {
        if (MeasurementComparison.FindBefore(measured, Before) is { } before)
        {
            return MeasurementComparison.Compare(measured, before);
        }

        if (Before.Length > 0)
        {
            WriteWarning($"None of the earlier measurements is of this query or has its name '{measured.Name}': nothing is compared.");
        }

        return measured;
    }
}
