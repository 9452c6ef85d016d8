using System.Management.Automation;
using PgDbre.Common;
using PgDbre.Core.Catalog;
using PgDbre.Core.Catalog.Checks;
using PgDbre.Core.Connections;
using PgDbre.Core.Findings;
using PgDbre.Core.Findings.Writers;
using PgDbre.Data.Catalog;
using PgDbre.Findings;

namespace PgDbre.Catalog;

/// <summary>Judges a schema by the standards: keys, indexes, sequences, statistics, wraparound, vectors.</summary>
[Cmdlet(VerbsDiagnostic.Test, "PgSchema", SupportsShouldProcess = true)]
[OutputType(typeof(Finding), typeof(string))]
public sealed class TestPgSchemaCommand : SchemaCmdlet, IGateParameters
{
    private SchemaChecks? _checks;
    private FindingGate? _gate;

    /// <summary><b>-Rule:</b> Only these checks; wildcards allowed, such as *index*.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Rule { get; set; } = ["*"];

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

    private protected override SchemaRequest Needs => new() { IncludeChecks = true };

    private FindingGate Gate => _gate ??= new FindingGate(this, this);

    /// <inheritdoc />
    protected override void BeginProcessing()
    {
        try
        {
            _checks = new SchemaChecks(Rule);
        }
        catch (PgDbreException failure)
        {
            ThrowTerminatingError(PgErrorRecord.From(failure, Rule));
        }

        Gate.Open();
    }

    /// <inheritdoc />
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (HasFailed && (FailOn is not null || UpdateBaseline))
        {
            throw GateError.From(GateFailure.NotJudged(), this);
        }

        Gate.Close(SchemaChecks.Rules);
    }

    private protected override void Take(SchemaFacts facts, PgConnection connection)
    {
        foreach ((IReadOnlyList<Finding> findings, string? comment) in _checks!.Examine(facts))
        {
            Gate.Report(findings, Suppressions(comment), connection);
        }
    }

    // COMMENT ON TABLE is where a schema keeps its remarks; one about a check that does not run is neither used nor unused.
    private SuppressionScan Suppressions(string? comment)
    {
        SuppressionScan scan = comment is null ? SuppressionScan.None : SuppressionComment.Read(comment, path: null, line: 1);
        return scan with { Suppressions = [.. scan.Suppressions.Where(one => _checks!.Includes(one.RuleId))] };
    }
}
