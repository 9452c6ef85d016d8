using System.Collections;
using System.Management.Automation;
using PgDbre.Common;
using PgDbre.Core.Connections;
using PgDbre.Core.Findings;
using PgDbre.Core.Findings.Writers;
using PgDbre.Core.Migrations;
using PgDbre.Core.Migrations.Facts;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Migrations.Reading;
using PgDbre.Core.Migrations.Review;
using PgDbre.Core.Migrations.Rules;
using PgDbre.Core.Migrations.Shadow;
using PgDbre.Data.Migrations;
using PgDbre.Data.Migrations.Facts;
using PgDbre.Findings;

namespace PgDbre.Migrations;

/// <summary>Reviews migrations before they run: what they lock, rewrite, lose and break.</summary>
[Cmdlet(VerbsDiagnostic.Test, "PgMigration", DefaultParameterSetName = "InputObject", SupportsShouldProcess = true)]
[OutputType(typeof(Finding), typeof(MigrationVerdict), typeof(string))]
public sealed class TestPgMigrationCommand : PgConnectedCmdlet, IGateParameters
{
    private readonly PipedText _piped = new();
    private IReadOnlyList<MigrationRule> _rules = [];
    private MigrationInput? _input;
    private FindingGate? _gate;
    private PgConnection? _connection;

    /// <summary><b>-Path:</b> Scripts of SQL, or folders of them, which are taken in the natural order of their names; wildcards allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Path")]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>
    /// <b>-InputObject:</b> SQL, a file, or an object with a property FullName, PSPath or Path. Strings of a single line, as from
    /// Get-Content, are put together again.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = "InputObject", ValueFromPipeline = true)]
    [Alias("Sql")]
    [AllowEmptyString]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>
    /// <b>-TargetVersion:</b> Major version of the server the migrations will run on; without it that of the schema's server, else 17.
    /// </summary>
    [Parameter]
    [ValidateRange(13, 18)]
    public int? TargetVersion { get; set; }

    /// <summary><b>-InTransaction:</b> The tool that runs the scripts puts each into one transaction.</summary>
    [Parameter]
    public SwitchParameter InTransaction { get; set; }

    /// <summary><b>-SessionSetting:</b> What the tool, the role or the database sets first, such as @{ lock_timeout = '2s' }.</summary>
    [Parameter]
    public Hashtable SessionSetting { get; set; } = [];

    /// <summary><b>-MaxUnbatchedRows:</b> Rows that one statement may change; a table whose size is not known counts as larger.</summary>
    [Parameter]
    [ValidateRange(0, long.MaxValue)]
    public long MaxUnbatchedRows { get; set; } = new ReviewOptions().MaxUnbatchedRows;

    /// <summary>
    /// <b>-ThroughputMBPerSecond:</b> What a scan is assumed to read, for estimates of how long a lock is held and how many statements queue.
    /// </summary>
    [Parameter]
    [ValidateRange(0.1, 1_000_000)]
    public double ThroughputMBPerSecond { get; set; } = new ReviewOptions().ThroughputMBPerSecond;

    /// <summary><b>-SnapshotPath:</b> A file of Export-PgSchemaSnapshot: what is there before the first migration.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SnapshotPath { get; set; }

    /// <summary>
    /// <b>-Render:</b> Asks a real Alembic (alembic upgrade --sql) for the exact SQL of each revision. It runs env.py, the project's own code.
    /// </summary>
    [Parameter]
    public SwitchParameter Render { get; set; }

    /// <summary><b>-AlembicPath:</b> The alembic script, or the Python that has it; without it that of the project, else of PATH.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? AlembicPath { get; set; }

    /// <summary><b>-After:</b> The last migration that is applied already, by its revision or file name: it and what comes before are left out.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? After { get; set; }

    /// <summary><b>-Shadow:</b> Runs the migrations in a sandbox, statement by statement, and says what each locked, rewrote, read and lost.</summary>
    [Parameter]
    public SwitchParameter Shadow { get; set; }

    /// <summary><b>-ShadowConnection:</b> Runs them in a scratch database on this server in place of a sandbox; never the server of production.</summary>
    [Parameter]
    public ConnectionArgument? ShadowConnection { get; set; }

    /// <summary><b>-Rule:</b> Only these rules; wildcards allowed, such as *index*. A rule of taste runs only if named in full.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Rule { get; set; } = ["*"];

    /// <summary><b>-Verdict:</b> Writes one verdict for each migration, with its findings inside, in place of the findings.</summary>
    [Parameter]
    public SwitchParameter Verdict { get; set; }

    /// <summary>
    /// <b>-FailOn:</b> Ends with the error PgGateFailed, after all output, if there is a new finding of this severity or above.
    /// </summary>
    [Parameter]
    public Severity? FailOn { get; set; }

    /// <summary><b>-Format:</b> Writes one text at the end instead of records: Text, Json, Sarif, JUnit or Markdown.</summary>
    [Parameter]
    public FindingFormat? Format { get; set; }

    /// <summary><b>-Baseline:</b> A file of known findings: they are not new, are not written as records and fail nothing.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Baseline { get; set; }

    /// <summary><b>-UpdateBaseline:</b> Writes all that is found now to the file of -Baseline; the gate then lets pass.</summary>
    [Parameter]
    public SwitchParameter UpdateBaseline { get; set; }

    bool IGateParameters.UpdatesBaseline => UpdateBaseline;

    private FindingGate Gate => _gate ??= new FindingGate(this, this) { WritesOwnRecords = Verdict };

    private MigrationInput Input => _input ??= new MigrationInput(this);

    /// <inheritdoc />
    protected override void BeginProcessing()
    {
        try
        {
            _rules = MigrationRules.Choose(Rule);
        }
        catch (PgDbreException failure)
        {
            ThrowTerminatingError(PgErrorRecord.From(failure, Rule));
        }

        Gate.Open();
    }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        if (ParameterSetName == "Path")
        {
            Array.ForEach(Path, path => Guard(path, () => Input.AddPath(path)));
        }
        else if (InputObject?.BaseObject is string text)
        {
            Take(_piped.Add(text));
        }
        else
        {
            Guard(InputObject, () => Input.AddPath(PipedText.PathOf(InputObject) ?? throw InputUnknown()));
        }
    }

    /// <inheritdoc />
    protected override void EndProcessing()
    {
        Take(_piped.Finish());
        Guard(null, () => Review(Snapshot()));
        if (HasFailed && (FailOn is not null || UpdateBaseline))
        {
            throw GateError.From(GateFailure.NotJudged(), this);
        }

        Gate.Close(MigrationRules.Metadata);
    }

    private SchemaSnapshot? Snapshot()
    {
        if (!HasExplicitConnection)
        {
            return SnapshotPath is null ? null : SchemaSource.FromFile(this, SnapshotPath);
        }

        if (SnapshotPath is not null)
        {
            throw SchemaSource.Ambiguous();
        }

        _connection = ConnectionFor(record: null, server: null, database: null);
        return Wait(SnapshotReader.ReadAsync(_connection, new SnapshotRequest { Limits = Limits }, PipelineStopToken));
    }

    private void Review(SchemaSnapshot? snapshot)
    {
        foreach (string gap in snapshot?.Gaps ?? [])
        {
            WriteWarning(gap);
        }

        RealAlembic? alembic = Render
            ? new RealAlembic(AlembicPath is null ? null : GetUnresolvedProviderPathFromPSPath(AlembicPath), Wait, PipelineStopToken)
            : null;
        IReadOnlyList<Migration> chain = Input.Chain(InTransaction, alembic is null ? null : alembic.Of);
        chain = After is null ? chain : ChainPart.After(chain, After);
        SchemaModel schema = snapshot is null ? SchemaModel.Empty : SnapshotModel.Of(snapshot);
        MigrationReviewer reviewer = new(_rules, Options(snapshot));
        foreach (MigrationReview review in reviewer.Review(chain, schema, Shadow || ShadowConnection is not null ? Trips(chain) : null))
        {
            Report(review, snapshot);
        }
    }

    private IReadOnlyDictionary<Migration, RevisionRoundTrip> Trips(IReadOnlyList<Migration> chain)
    {
        PgConnection? server = ShadowConnection is null ? null : Open(ShadowConnection);
        if (server is not null && server.Server == _connection?.Server)
        {
            throw MigrationShadow.IsProduction(server);
        }

        ShadowResult result = Wait(new MigrationShadow(this).Run(server, _connection, chain, Limits, PipelineStopToken));
        foreach (string gap in result.Gaps.Concat(result.Seed.Unseeded.Select(table => $"table {table.Table} has no rows: {table.Reason}")))
        {
            WriteWarning($"The shadow is not all that production is: {gap}.");
        }

        return result.Trips;
    }

    private void Take(IEnumerable<string> texts)
    {
        foreach (string text in texts)
        {
            Input.AddText(text);
        }
    }

    private void Report(MigrationReview review, SchemaSnapshot? snapshot)
    {
        IEnumerable<Finding> findings = review.Findings.Select(finding => finding with { Server = snapshot?.Server, Database = snapshot?.Database });
        IReadOnlyList<Finding> found = Gate.Report(findings, review.Migration.Suppressions, _connection);
        MigrationVerdict verdict = MigrationVerdict.Of(review, found) with { Server = snapshot?.Server, Database = snapshot?.Database };
        Gate.Conclude(verdict.ToString());
        WriteVerbose($"{verdict}.");
        if (Verdict && Format is null)
        {
            WriteObject(_connection is null ? verdict : RecordConnection.Attach(verdict, _connection));
        }
    }

    // What the user says goes before what env.py says, and that before what the server says.
    private ReviewOptions Options(SchemaSnapshot? snapshot)
    {
        Dictionary<string, string> settings = new(snapshot is null ? [] : SnapshotModel.Settings(snapshot), StringComparer.OrdinalIgnoreCase);
        foreach ((string name, string value) in Input.Environment?.Script?.SessionSettings ?? new Dictionary<string, string>())
        {
            settings[name] = value;
        }

        foreach (DictionaryEntry entry in SessionSetting)
        {
            settings[$"{entry.Key}"] = $"{entry.Value}";
        }

        return new ReviewOptions
        {
            TargetVersion = TargetVersion ?? snapshot?.ServerMajor ?? new ReviewOptions().TargetVersion,
            InTransaction = InTransaction,
            MaxUnbatchedRows = MaxUnbatchedRows,
            ThroughputMBPerSecond = ThroughputMBPerSecond,
            Settings = settings,
        };
    }

    private static PgDbreException InputUnknown() => new(
        "PgMigrationInputUnknown",
        PgErrorCategory.InvalidArgument,
        "The input is neither SQL nor a file, and has no property FullName, PSPath or Path.",
        "Pipe files (Get-ChildItem), text, or pass -Path.");
}
