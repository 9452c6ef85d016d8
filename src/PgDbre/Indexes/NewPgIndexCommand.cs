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
[Cmdlet(VerbsCommon.New, "PgIndex", DefaultParameterSetName = "Description", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(IndexBuild))]
public sealed class NewPgIndexCommand : PgConnectedCmdlet
{
    private const int ProgressId = 1;

    /// <summary><b>-InputObject:</b> A recommendation of New-PgIndexRecommendation.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = "Recommendation")]
    public PSObject InputObject { get; set; } = null!;

    /// <summary><b>-Table:</b> The table to be indexed, as the catalog spells it.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Description")]
    public string Table { get; set; } = "";

    /// <summary><b>-Column:</b> Keys in order, such as user_id, 'created_at DESC', 'lower(email)' or 'embedding vector_cosine_ops'.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = "Description")]
    [Alias("Columns")]
    public string[] Column { get; set; } = [];

    /// <summary><b>-Schema:</b> The table's schema.</summary>
    [Parameter(ParameterSetName = "Description")]
    public string Schema { get; set; } = "public";

    /// <summary><b>-Method:</b> Access method.</summary>
    [Parameter(ParameterSetName = "Description")]
    public string Method { get; set; } = "btree";

    /// <summary><b>-Name:</b> The index's name; without it one as PostgreSQL would choose.</summary>
    [Parameter(ParameterSetName = "Description")]
    [Alias("Index")]
    public string? Name { get; set; }

    /// <summary><b>-Unique:</b> A unique index.</summary>
    [Parameter(ParameterSetName = "Description")]
    public SwitchParameter Unique { get; set; }

    /// <summary><b>-Where:</b> SQL condition of a partial index.</summary>
    [Parameter(ParameterSetName = "Description")]
    public string? Where { get; set; }

    /// <summary><b>-Include:</b> Further columns kept in the index for index-only scans.</summary>
    [Parameter(ParameterSetName = "Description")]
    public string[] Include { get; set; } = [];

    /// <summary><b>-OperatorClass:</b> Operator class of every key that names none.</summary>
    [Parameter(ParameterSetName = "Description")]
    public string? OperatorClass { get; set; }

    /// <summary><b>-With:</b> Storage parameters, such as @{ m = 16; ef_construction = 64 }.</summary>
    [Parameter(ParameterSetName = "Description")]
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

    private IndexRecommendation? Recommendation => ParameterSetName == "Recommendation" ? InputObject.BaseObject as IndexRecommendation : null;

    /// <inheritdoc />
    protected override void ProcessRecord() => Guard(InputObject?.BaseObject ?? Table, () =>
    {
        if (ParameterSetName == "Recommendation" && Recommendation is null)
        {
            throw UnknownInput(InputObject!);
        }

        IndexBuildRequest request = Request();
        PgConnection connection = ConnectionFor(Recommendation, Server ?? Recommendation?.Server, Database ?? Recommendation?.Database);
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
        Task<IndexBuildOutcome> build = CompleteAsync(builder.BuildAsync(PipelineStopToken), progress.Writer);

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
        IndexDefinition definition = Recommendation?.Definition ?? Describe(Recommendation);
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

    private IndexDefinition Describe(IndexRecommendation? recommendation)
    {
        IEnumerable<IndexKey> keys = (recommendation is null ? Column : [recommendation.Columns]).SelectMany(IndexKeyParser.Parse);
        return new IndexDefinition
        {
            Table = recommendation is null ? new TableName(Schema, Table) : new TableName(recommendation.Schema, recommendation.Table),
            Method = recommendation?.Method ?? Method,
            Keys = [.. keys.Select(key => key with { OperatorClass = key.OperatorClass ?? OperatorClass })],
            Include = Include,
            IsUnique = Unique,
            Where = IndexKeyParser.CheckPredicate(Where),
            With = [.. StorageParameters.From(With)],
        };
    }

    private static PgDbreException UnknownInput(PSObject input) => new(
        "PgIndexInputUnknown",
        PgErrorCategory.InvalidArgument,
        $"New-PgIndex builds recommendations; this is a {input.BaseObject.GetType().Name}.",
        "Pipe the output of New-PgIndexRecommendation, or describe the index with -Table and -Column.");

    private static async Task<IndexBuildOutcome> CompleteAsync(Task<IndexBuildOutcome> build, ChannelWriter<IndexBuildProgress> progress)
    {
        try
        {
            return await build.ConfigureAwait(false);
        }
        finally
        {
            progress.Complete();
        }
    }
}
