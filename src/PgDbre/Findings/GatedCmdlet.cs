using System.Management.Automation;
using PgDbre.Common;
using PgDbre.Core.Findings;
using PgDbre.Core.Findings.Writers;

namespace PgDbre.Findings;

/// <summary>A Test- or Find- cmdlet without a server: it says what it found, and fails at the end if that was asked for.</summary>
public abstract class GatedCmdlet : PgCmdlet, IGateParameters
{
    private FindingGate? _gate;

    /// <summary><b>-FailOn:</b> Ends with the error PgGateFailed, after all output, if there is a new finding of this severity or above.</summary>
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

    /// <summary>Where findings go.</summary>
    private protected FindingGate Gate => _gate ??= new FindingGate(this, this);
}
