using System.Globalization;
using System.Management.Automation;
using System.Threading.Channels;
using PgDbre.Common;
using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Core.Indexes;
using PgDbre.Core.Sql;
using PgDbre.Data.Indexes;

namespace PgDbre.Indexes;

/// <summary>Builds indexes CONCURRENTLY: recommendations from the pipe, or one described by parameters.</summary>
[Cmdlet(VerbsCommon.New, "PgIndex", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(IndexBuild))]
public sealed class NewPgIndexCommand : PgConnectedCmdlet
{
    private const int ProgressId = 1;

    /// <summary>
    /// <b>-InputObject:</b> A recommendation of New-PgIndexRecommendation, or any record with Table and Column (or Columns).
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary><b>-Table:</b> The table to be indexed, as the catalog spells it.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    public string? Table { get; set; }

    /// <summary>
    /// <b>-Column:</b> Keys in order, such as user_id, 'created_at DESC', 'lower(email)' or 'embedding vector_cosine_ops'.
    /// </summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Columns")]
    public string[] Column { get; set; } = [];

    /// <summary><b>-Schema:</b> The table's schema.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string Schema { get; set; } = "public";

    /// <summary><b>-Method:</b> Access method.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string Method { get; set; } = "btree";

    /// <summary><b>-Name:</b> The index's name; without it one as PostgreSQL would choose.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Index")]
    public string? Name { get; set; }

    /// <summary><b>-Unique:</b> A unique index.</summary>
    [Parameter]
    public SwitchParameter Unique { get; set; }

    /// <summary><b>-Where:</b> SQL condition of a partial index.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    public string? Where { get; set; }

    /// <summary><b>-Include:</b> Further columns kept in the index for index-only scans.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [AllowEmptyString]
    public string[] Include { get; set; } = [];

    /// <summary><b>-OperatorClass:</b> Operator class of every key that names none.</summary>
    [Parameter]
    public string? OperatorClass { get; set; }

    /// <summary><b>-With:</b> Storage parameters, such as @{ m = 16; ef_construction = 64 }.</summary>
    [Parameter]
    public System.Collections.Hashtable? With { get; set; }

    /// <summary><b>-MaxRetry:</b> Further attempts when somebody holds the table, each after twice the pause of the one before.</summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int MaxRetry { get; set; } = 5;

    /// <summary><b>-MaxWaitSeconds:</b> How long a running build may wait for transactions older than it; 0 means for ever.</summary>
    [Parameter]
    [ValidateRange(0, 604_800)]
    public int MaxWaitSeconds { get; set; } = 600;

    /// <summary><b>-MaintenanceWorkMemMB:</b> Memory for the build; a vector index wants all its vectors in it.</summary>
    [Parameter]
    [ValidateRange(1, 2_097_151)]
    public int? MaintenanceWorkMemMB { get; set; }

    /// <summary><b>-Server:</b> The server a piped record comes from; nothing is built on another one.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Server { get; set; }

    /// <summary><b>-Database:</b> The database a piped record comes from.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Database { get; set; }

    private IndexRecommendation? Recommendation => InputObject?.BaseObject as IndexRecommendation;

    /// <inheritdoc />
    protected override void ProcessRecord() => Guard(InputObject?.BaseObject ?? Table, () =>
    {
        if (InputObject?.BaseObject is RejectedIndex rejected)
        {
            WriteVerbose($"Not built, because not recommended: {rejected}");
            return;
        }

        IndexBuildRequest request = Request();
        PgConnection connection = ConnectionFor(InputObject?.BaseObject, Server ?? Recommendation?.Server, Database ?? Recommendation?.Database);
        string sql = request.Definition.ToSql(request.Name ?? new IndexNaming([]).Choose(request.Definition));
        if (ShouldProcess($"{sql} on {connection}", $"Build the index on {connection}?\n{sql}", "New-PgIndex"))
        {
            Build(connection, request);
        }
    });

    private void Build(PgConnection connection, IndexBuildRequest request)
    {
        Channel<IndexBuildProgress> progress = Channel.CreateUnbounded<IndexBuildProgress>();
        IndexBuilder builder = new(connection, request, step => progress.Writer.TryWrite(step));
        Task<IndexBuildOutcome> build = progress.CompleteAfter(builder.BuildAsync(PipelineStopToken));

        // Shown on the pipeline's thread until the build is over, its cleaning up after Ctrl+C included.
        while (Wait(progress.Reader.WaitToReadAsync(CancellationToken.None).AsTask()))
        {
            while (progress.Reader.TryRead(out IndexBuildProgress? step))
            {
                Show(step);
            }
        }

        IndexBuildOutcome outcome = Wait(build);
        if (outcome.ExistingIndex is { } existing)
        {
            WriteWarning($"{request.Definition} is there already as {existing}; nothing was built.");
            return;
        }

        WriteProgress(new ProgressRecord(ProgressId, "New-PgIndex", "done") { RecordType = ProgressRecordType.Completed });
        if (request.Definition.Keys.Any(key => key.Expression is not null) && request.Definition.Method == "btree")
        {
            WriteWarning($"The index holds an expression, which has no statistics yet: run ANALYZE {request.Definition.Table}.");
        }

        WriteRecord(outcome.Build!, connection);
    }

    private void Show(IndexBuildProgress step)
    {
        WriteVerbose(string.Create(CultureInfo.InvariantCulture, $"{step.Index}, attempt {step.Attempt}: {step.Phase} {step.Percent:0.#}"));
        WriteProgress(new ProgressRecord(ProgressId, $"Building {step.Index}", step.Phase) { PercentComplete = (int)(step.Percent ?? -1) });
    }

    private IndexBuildRequest Request()
    {
        IndexDefinition definition = Recommendation?.Definition ?? Describe();
        return new IndexBuildRequest
        {
            Definition = definition,
            Name = Recommendation?.Index ?? Name,
            Queries = [.. (Recommendation?.Queries ?? []).SelectMany(SqlSplitter.Split)],
            Origin = Recommendation,
            Limits = Limits,
            MaxRetry = MaxRetry,
            MaxWait = TimeSpan.FromSeconds(MaxWaitSeconds),
            MaintenanceWorkMemMB = MaintenanceWorkMemMB,
        };
    }

    // A recommendation binds by its property names too, so one that came back from a file describes its index as parameters do.
    private IndexDefinition Describe()
    {
        if (string.IsNullOrEmpty(Table) || Column.Length == 0)
        {
            throw InputUnknown();
        }

        return new IndexDefinition
        {
            Table = new TableName(Schema, Table),
            Method = Method,
            Keys = [.. Column.SelectMany(IndexKeyParser.Parse).Select(key => key with { OperatorClass = key.OperatorClass ?? OperatorClass })],
            Include = [.. IncludedColumns()],
            IsUnique = Unique,
            Where = string.IsNullOrEmpty(Where) ? null : IndexKeyParser.CheckPredicate(Where),
            With = [.. StorageParameters.From(With)],
        };
    }

    // A record from a file has one text for all of them, empty where there is none.
    private IEnumerable<string> IncludedColumns() => (Include ?? [])
        .Where(text => !string.IsNullOrEmpty(text))
        .SelectMany(IndexKeyParser.Parse)
        .Select(key => key.Column ?? throw InputUnknown());

    private static PgDbreException InputUnknown() => new(
        "PgIndexInputUnknown",
        PgErrorCategory.InvalidArgument,
        "The input describes no index: it has no Table with Column.",
        "Pipe recommendations of New-PgIndexRecommendation, or pass -Table and -Column.");
}
