using System.Collections;
using System.Management.Automation;
using PgDbre.Common;
using PgDbre.Core.Connections;
using PgDbre.Core.Findings;
using PgDbre.Core.Findings.Writers;
using PgDbre.Core.Migrations;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Migrations.Review;
using PgDbre.Core.Migrations.Rules;
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

    /// <summary><b>-TargetVersion:</b> Major version of the server the migrations will run on.</summary>
    [Parameter]
    [ValidateRange(13, 18)]
    public int TargetVersion { get; set; } = new ReviewOptions().TargetVersion;

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
        ReviewOptions options = Options();
        foreach (MigrationReview review in new MigrationReviewer(_rules, options).Review(Input.Chain(InTransaction), SchemaModel.Empty))
        {
            Report(review);
        }

        if (HasFailed && (FailOn is not null || UpdateBaseline))
        {
            throw GateError.From(GateFailure.NotJudged(), this);
        }

        Gate.Close(MigrationRules.Metadata);
    }

    private void Take(IEnumerable<string> texts)
    {
        foreach (string text in texts)
        {
            Input.AddText(text);
        }
    }

    private void Report(MigrationReview review)
    {
        IReadOnlyList<Finding> found = Gate.Report(review.Findings, review.Migration.Suppressions, connection: null);
        MigrationVerdict verdict = MigrationVerdict.Of(review, found);
        Gate.Conclude(verdict.ToString());
        WriteVerbose($"{verdict}.");
        if (Verdict && Format is null)
        {
            WriteObject(verdict);
        }
    }

    private ReviewOptions Options() => new()
    {
        TargetVersion = TargetVersion,
        InTransaction = InTransaction,
        MaxUnbatchedRows = MaxUnbatchedRows,
        Settings = SessionSetting.Cast<DictionaryEntry>().ToDictionary(
            entry => $"{entry.Key}", entry => $"{entry.Value}", StringComparer.OrdinalIgnoreCase),
    };

    private static PgDbreException InputUnknown() => new(
        "PgMigrationInputUnknown",
        PgErrorCategory.InvalidArgument,
        "The input is neither SQL nor a file, and has no property FullName, PSPath or Path.",
        "Pipe files (Get-ChildItem), text, or pass -Path.");
}
