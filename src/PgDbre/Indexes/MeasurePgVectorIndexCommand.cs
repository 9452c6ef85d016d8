using System.Diagnostics;
using System.Management.Automation;
using PgDbre.Common;
using PgDbre.Core.Connections;
using PgDbre.Core.Indexes.Vectors;
using PgDbre.Core.Workload;
using PgDbre.Data.Indexes.Vectors;
using PgDbre.Workload;

namespace PgDbre.Indexes;

/// <summary>
/// Measures recall and latency of an HNSW or IVFFlat index over its settings, against exact search, and picks the cheapest that will do.
/// </summary>
[Cmdlet(VerbsDiagnostic.Measure, "PgVectorIndex", DefaultParameterSetName = "Index")]
[OutputType(typeof(VectorIndexMeasurement))]
public sealed class MeasurePgVectorIndexCommand : PgConnectedCmdlet
{
    private const int ProgressId = 1;
    private static readonly TimeSpan QuietTime = TimeSpan.FromSeconds(2);
    private readonly HashSet<(string Schema, string Index)> _warned = [];

    /// <summary><b>-Index:</b> The HNSW or IVFFlat index, as the catalog spells it.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Index", ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Index { get; set; } = "";

    /// <summary><b>-Schema:</b> Its schema.</summary>
    [Parameter(ParameterSetName = "Index", ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Schema { get; set; } = "public";

    /// <summary><b>-Table:</b> Its table; only to be sure, since a schema has one index of a name.</summary>
    [Parameter(ParameterSetName = "Index", ValueFromPipelineByPropertyName = true)]
    public string? Table { get; set; }

    /// <summary>
    /// <b>-Query:</b> A vector search (ORDER BY column operator value LIMIT n); index, condition and LIMIT are taken from its plan.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = "Query", ValueFromPipelineByPropertyName = true)]
    public string Query { get; set; } = "";

    /// <summary><b>-Parameter:</b> Values for all of $1, $2 … of the query, if its condition has one of them.</summary>
    [Parameter(ParameterSetName = "Query")]
    [AllowNull]
    [AllowEmptyCollection]
    public object?[]? Parameter { get; set; }

    /// <summary><b>-Where:</b> SQL condition that every search has, such as 'tenant_id = 42'; instead of the query's.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Where { get; set; }

    /// <summary><b>-Top:</b> Rows that each search wants (LIMIT); 10 unless given, or the query's.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int? Top { get; set; }

    /// <summary><b>-SampleSize:</b> Searches for each setting, each with a vector of the table, the row itself left out.</summary>
    [Parameter]
    [ValidateRange(2, 10_000)]
    public int SampleSize { get; set; } = 100;

    /// <summary><b>-Seed:</b> The same number takes the same vectors again, while the table stays as it is.</summary>
    [Parameter]
    public long Seed { get; set; } = 1;

    /// <summary><b>-EfSearch:</b> Values of hnsw.ef_search to measure; without it twice -Top, 40 at least, doubled up to 1000.</summary>
    [Parameter]
    [ValidateRange(1, SearchLadder.MaxEfSearch)]
    public int[] EfSearch { get; set; } = [];

    /// <summary>
    /// <b>-Probes:</b> Values of ivfflat.probes to measure; without it 1, then the square root of the lists, doubled below their number.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 32_768)]
    public int[] Probes { get; set; } = [];

    /// <summary>
    /// <b>-Iterative:</b> Iterative scans to measure (pgvector 0.8); without it off, and with a condition relaxed_order beside it.
    /// </summary>
    [Parameter]
    [ValidateSet("off", "strict_order", "relaxed_order")]
    public string[] Iterative { get; set; } = [];

    /// <summary>
    /// <b>-RerankOperator:</b> The distance by which the candidates of an index on bits are ordered anew; &lt;=&gt;, or the query's.
    /// </summary>
    [Parameter]
    [ValidateSet("<->", "<#>", "<=>", "<+>")]
    public string? RerankOperator { get; set; }

    /// <summary>
    /// <b>-TargetRecall:</b> The recall to be reached, 0 to 1; the cheapest setting that does is marked, and ends the measurement.
    /// </summary>
    [Parameter]
    [ValidateRange(0.0, 1.0)]
    public double? TargetRecall { get; set; }

    /// <summary>
    /// <b>-TargetP95Ms:</b> The 95th percentile of latency to stay under; alone it marks the setting that finds most within it.
    /// </summary>
    [Parameter]
    [ValidateRange(0.001, 86_400_000.0)]
    public double? TargetP95Ms { get; set; }

    /// <summary>
    /// <b>-AllowWrite:</b> Lets the condition call functions that may change something outside its tables. The transaction stays
    /// read-only.
    /// </summary>
    [Parameter]
    public SwitchParameter AllowWrite { get; set; }

    /// <summary><b>-Server:</b> The server a piped record comes from; nothing runs on another one.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Server { get; set; }

    /// <summary><b>-Database:</b> The database a piped record comes from.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Database { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        string target = ParameterSetName == "Query" ? Query : Index;
        if (Server is null && Database is null)
        {
            ForEachConnection(Measure);
            return;
        }

        Guard(target, () => Measure(ConnectionFor(record: null, Server, Database)));
    }

    private void Measure(PgConnection connection)
    {
        VectorMeasureRequest request = Request();
        VectorIndexMeter meter = new(connection, request);
        ProgressRecord progress = new(ProgressId, "Measure-PgVectorIndex", "sampling");
        long started = Stopwatch.GetTimestamp();
        bool isWhole = false;
        try
        {
            Stream(meter.RunAsync(PipelineStopToken), step =>
            {
                Show(progress, step, started);

                // With a target the choice is known only at the end.
                if (step.Measured is { } measured && !request.Goal.IsSet)
                {
                    WriteMeasured(measured, connection);
                }
            });
            isWhole = true;
        }
        finally
        {
            // What was measured before a failure is worth its time; a stopped pipeline takes no more records.
            if (!Stopping)
            {
                Conclude(connection, meter, request, isWhole);
            }
        }
    }

    private void Conclude(PgConnection connection, VectorIndexMeter meter, VectorMeasureRequest request, bool isWhole)
    {
        WriteProgress(new ProgressRecord(ProgressId, "Measure-PgVectorIndex", "done") { RecordType = ProgressRecordType.Completed });
        if (!request.Goal.IsSet)
        {
            return;
        }

        VectorSearchChoice choice = meter.Conclude();
        foreach (VectorIndexMeasurement measured in choice.Measured)
        {
            WriteMeasured(isWhole ? measured : measured with { IsRecommended = false, AlterSql = null }, connection);
        }

        if (isWhole && choice.Advice is { } advice)
        {
            WriteWarning(advice);
        }
    }

    private void WriteMeasured(VectorIndexMeasurement measured, PgConnection connection)
    {
        if (!measured.IsIndexUsed && _warned.Add((measured.Schema, measured.Index)))
        {
            WriteWarning(measured.Notes[0]);
        }

        WriteRecord(measured, connection);
    }

    private void Show(ProgressRecord progress, VectorMeasureStep step, long started)
    {
        if (step.Measured is not null)
        {
            WriteVerbose($"{step.Activity}: {step.Measured.Samples} searches.");
        }

        if (Stopwatch.GetElapsedTime(started) > QuietTime)
        {
            progress.StatusDescription = step.Activity;
            progress.PercentComplete = Math.Min(100, 100 * step.Done / step.Total);
            WriteProgress(progress);
        }
    }

    private VectorMeasureRequest Request() => new()
    {
        Schema = Schema,
        Table = Table,
        Index = ParameterSetName == "Query" ? null : Index,
        Query = ParameterSetName == "Query" ? TimedQuery.OnlyStatement(Query) : null,
        Values = QueryArguments.Values(Parameter),
        Where = Where,
        Top = Top,
        SampleSize = SampleSize,
        Seed = Seed,
        EfSearch = EfSearch,
        Probes = Probes,
        Iterative = Iterative,
        RerankOperator = RerankOperator,
        Goal = new VectorSearchGoal(TargetRecall, TargetP95Ms),
        AllowsVolatile = AllowWrite,
        Limits = Limits,
    };
}
