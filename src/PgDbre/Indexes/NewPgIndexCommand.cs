using System.Globalization;
using System.Management.Automation;
using System.Threading.Channels;
using PgDbre.Common;
using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Core.Indexes;
using PgDbre.Core.Reports;
using PgDbre.Core.Sql;
using PgDbre.Data.Indexes;

namespace PgDbre.Indexes;

/// <summary>Builds indexes CONCURRENTLY: recommendations from the pipe, one described by parameters, or existing ones anew.</summary>
[Cmdlet(
    VerbsCommon.New, "PgIndex", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = DefinitionSet)]
[OutputType(typeof(IndexBuild), ParameterSetName = [DefinitionSet])]
[OutputType(typeof(IndexRebuild), ParameterSetName = [ReindexSet])]
public sealed class NewPgIndexCommand : PgConnectedCmdlet
{
    private const string DefinitionSet = "Definition";
    private const string ReindexSet = "Reindex";
    private const long BytesPerMB = 1024 * 1024;

    private BuildDisplay? _display;
    private long _builtBytes;

    /// <summary>
    /// <b>-InputObject:</b> A recommendation of New-PgIndexRecommendation, any record with Table and Column (or Columns); with -Reindex a
    /// record of Get-PgIndex, or any with Schema and Index.
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary><b>-Table:</b> The table to be indexed, as the catalog spells it.</summary>
    [Parameter(Position = 0, ParameterSetName = DefinitionSet, ValueFromPipelineByPropertyName = true)]
    public string? Table { get; set; }

    /// <summary>
    /// <b>-Column:</b> Keys in order, such as user_id, 'created_at DESC', 'lower(email)' or 'embedding vector_cosine_ops'.
    /// </summary>
    [Parameter(Position = 1, ParameterSetName = DefinitionSet, ValueFromPipelineByPropertyName = true)]
    [Alias("Columns")]
    public string[] Column { get; set; } = [];

    /// <summary><b>-Schema:</b> The table's schema.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string Schema { get; set; } = "public";

    /// <summary><b>-Method:</b> Access method.</summary>
    [Parameter(ParameterSetName = DefinitionSet, ValueFromPipelineByPropertyName = true)]
    public string Method { get; set; } = "btree";

    /// <summary><b>-Name:</b> The index's name; of a new one without it one as PostgreSQL would choose.</summary>
    [Parameter(ParameterSetName = DefinitionSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ReindexSet, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Index")]
    public string? Name { get; set; }

    /// <summary><b>-Unique:</b> A unique index.</summary>
    [Parameter(ParameterSetName = DefinitionSet)]
    public SwitchParameter Unique { get; set; }

    /// <summary><b>-Where:</b> SQL condition of a partial index.</summary>
    [Parameter(ParameterSetName = DefinitionSet, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    public string? Where { get; set; }

    /// <summary><b>-Include:</b> Further columns kept in the index for index-only scans.</summary>
    [Parameter(ParameterSetName = DefinitionSet, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [AllowEmptyString]
    public string[] Include { get; set; } = [];

    /// <summary><b>-OperatorClass:</b> Operator class of every key that names none.</summary>
    [Parameter(ParameterSetName = DefinitionSet)]
    public string? OperatorClass { get; set; }

    /// <summary><b>-With:</b> Storage parameters, such as @{ m = 16; ef_construction = 64 }.</summary>
    [Parameter(ParameterSetName = DefinitionSet)]
    public System.Collections.Hashtable? With { get; set; }

    /// <summary>
    /// <b>-Reindex:</b> Builds existing indexes anew (REINDEX INDEX CONCURRENTLY): bloated ones, and invalid ones. It pays from about 30 %
    /// and 100 MB of bloat; less is rebuilt too.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = ReindexSet)]
    public SwitchParameter Reindex { get; set; }

    /// <summary><b>-MaxRetry:</b> Further attempts when somebody holds the table, each after twice the pause of the one before.</summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int MaxRetry { get; set; } = 5;

    /// <summary>
    /// <b>-MaxWaitSeconds:</b> How long a running build may wait for transactions older than it, and the next one for replicas; 0 means for
    /// ever.
    /// </summary>
    [Parameter]
    [ValidateRange(0, 604_800)]
    public int MaxWaitSeconds { get; set; } = 600;

    /// <summary>
    /// <b>-MaxReplicaLagMB:</b> Begins no build, and no partition's, while a replica is so many megabytes of write-ahead log behind. Needs
    /// pg_monitor. A build that runs cannot be held up.
    /// </summary>
    [Parameter]
    [Alias("MaxReplicaLag")]
    [ValidateRange(0, 1_048_576)]
    public int? MaxReplicaLagMB { get; set; }

    /// <summary>
    /// <b>-FreeDiskMB:</b> What the builds may take of the tablespace in all; a build that is estimated to need more is refused. Without it
    /// free space is known only of a server on this machine whose data directory this process may read.
    /// </summary>
    [Parameter]
    [ValidateRange(0L, 1_099_511_627_776L)]
    public long? FreeDiskMB { get; set; }

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
    protected override void ProcessRecord() => Guard(InputObject?.BaseObject ?? Name ?? Table, () =>
    {
        if (InputObject?.BaseObject is RejectedIndex rejected)
        {
            WriteVerbose($"Not built, because not recommended: {rejected}");
            return;
        }

        PgConnection connection = ConnectionFor(InputObject?.BaseObject, Server ?? Recommendation?.Server, Database ?? Recommendation?.Database);
        if (Reindex)
        {
            ReindexAll(connection);
        }
        else
        {
            Build(connection, Request());
        }
    });

    private void Build(PgConnection connection, IndexBuildRequest request)
    {
        _display ??= new BuildDisplay(this);
        Channel<IndexBuildProgress> progress = Channel.CreateUnbounded<IndexBuildProgress>();
        IndexBuilder builder = new(connection, request, step => progress.Writer.TryWrite(step));
        IndexBuildTarget target = Wait(builder.FindTargetAsync(PipelineStopToken));
        if (target.Existing is { } existing)
        {
            WriteWarning($"{request.Definition} is there already as {existing}; nothing was built.");
            return;
        }

        string sql = string.Join(";\n", target.Statements);
        WriteVerbose($"{target.QualifiedName}: {target.Disk}.");
        if (!ShouldProcess($"{sql} on {connection}", $"Build the index on {connection} ({target.Disk})?\n{sql}", "New-PgIndex"))
        {
            return;
        }

        IndexBuildOutcome outcome = ShowWhile(progress, builder.BuildAsync(target, PipelineStopToken), _display.Show);
        _display.End();
        if (request.Definition.Keys.Any(key => key.Expression is not null) && request.Definition.Method == "btree")
        {
            WriteWarning($"The index holds an expression, which has no statistics yet: run ANALYZE {request.Definition.Table}.");
        }

        _builtBytes += outcome.Build!.SizeBytes;
        WriteRecord(outcome.Build, connection);
    }

    private void ReindexAll(PgConnection connection)
    {
        string index = Name is { Length: > 0 } ? Name : throw IndexMissing();
        var request = (IndexRebuildRequest)Patient(new IndexRebuildRequest { Schema = Schema, Index = index });
        foreach (IndexRebuildTarget target in Wait(IndexRebuildTarget.FindAsync(connection, request, PipelineStopToken)))
        {
            WriteVerbose($"{target.QualifiedName}: {target.Disk}; bloat {Bloat(target.Report)}.");
            string question = $"Rebuild the index on {connection} ({target.Disk})?\n{target.Sql}";
            if (ShouldProcess($"{target.Sql} on {connection}", question, "New-PgIndex"))
            {
                Guard(target.Report, () => Rebuild(connection, request, target));
            }
        }
    }

    private void Rebuild(PgConnection connection, IndexRebuildRequest request, IndexRebuildTarget target)
    {
        _display ??= new BuildDisplay(this);
        Channel<IndexBuildProgress> progress = Channel.CreateUnbounded<IndexBuildProgress>();
        IndexRebuilder rebuilder = new(connection, request, step => progress.Writer.TryWrite(step));
        IndexRebuild rebuilt = ShowWhile(progress, rebuilder.RebuildAsync(target, PipelineStopToken), _display.Show);
        _display.End();
        _builtBytes += rebuilt.SizeAfterBytes - rebuilt.SizeBeforeBytes;
        WriteRecord(rebuilt, connection);
    }

    private static string Bloat(IndexReport index) => index.BloatBytes is { } bytes
        ? string.Create(
            CultureInfo.InvariantCulture, $"{Quantity.Bytes(bytes)} of {Quantity.Bytes(index.SizeBytes)} ({index.BloatPercent:0} %)")
        : "unknown";

    private IndexBuildRequest Request() => (IndexBuildRequest)Patient(new IndexBuildRequest
    {
        Definition = Recommendation?.Definition ?? Describe(),
        Name = Recommendation?.Index ?? Name,
        Queries = [.. (Recommendation?.Queries ?? []).SelectMany(SqlSplitter.Split)],
        Origin = Recommendation,
    });

    // What is free becomes less with each index of one pipe.
    private BuildPatience Patient(BuildPatience request) => request with
    {
        Limits = Limits,
        MaxRetry = MaxRetry,
        MaxWait = TimeSpan.FromSeconds(MaxWaitSeconds),
        MaxReplicaLagBytes = MaxReplicaLagMB * BytesPerMB,
        MaintenanceWorkMemMB = MaintenanceWorkMemMB,
        FreeDiskBytes = (FreeDiskMB * BytesPerMB) - _builtBytes,
    };

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

    // Not mandatory: the engine would then take the set of -Reindex for every piped record that has an Index.
    private static PgDbreException IndexMissing() => new(
        "PgIndexInputUnknown",
        PgErrorCategory.InvalidArgument,
        "-Reindex has no index: the input has no Index.",
        "Pipe records of Get-PgIndex, or pass the index's name.");
}
