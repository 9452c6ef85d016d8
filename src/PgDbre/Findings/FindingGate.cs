using System.Management.Automation;
using System.Text.Json;
using PgDbre.Common;
using PgDbre.Core.Connections;
using PgDbre.Core.Findings;
using PgDbre.Core.Findings.Writers;

namespace PgDbre.Findings;

/// <summary>
/// The one mechanism behind -FailOn, -Format and -Baseline: takes findings subject by subject, writes them as records at once or as one
/// text at the end, and ends with PgGateFailed.
/// </summary>
internal sealed class FindingGate(PSCmdlet cmdlet, IGateParameters parameters)
{
    private readonly List<JudgedFinding> _judged = [];
    private readonly List<string> _verdicts = [];
    private FindingJudge? _judge;

    /// <summary>True if the cmdlet writes records of its own in place of the findings.</summary>
    public bool WritesOwnRecords { get; init; }

    /// <summary>Reads the baseline; ends the cmdlet if it cannot. To be called before the first finding.</summary>
    /// <returns>The baseline's text for a section of the family's own; null without a baseline, or when it is written anew.</returns>
    public string? Open()
    {
        try
        {
            string? json = BaselineText();
            FindingBaseline baseline = json is null ? FindingBaseline.Empty : new FindingBaseline(BaselineFile.Read(json));
            _judge = new FindingJudge(baseline, DateOnly.FromDateTime(DateTime.Today));
            return json;
        }
        catch (PgDbreException failure)
        {
            cmdlet.ThrowTerminatingError(PgErrorRecord.From(failure, parameters.Baseline));
            throw;
        }
    }

    /// <summary>Takes the findings of one subject and the suppressions in it.</summary>
    /// <returns>Those that are new.</returns>
    public IReadOnlyList<Finding> Report(IEnumerable<Finding> findings, SuppressionScan comments, PgConnection? connection)
    {
        IReadOnlyList<JudgedFinding> judged = _judge!.Judge(findings, comments);
        _judged.AddRange(judged);
        Finding[] found = [.. judged.Where(one => one.State == FindingState.New).Select(one => one.Finding)];
        foreach (Finding finding in parameters.Format is null && !WritesOwnRecords ? found : [])
        {
            cmdlet.WriteObject(connection is null ? finding : RecordConnection.Attach(finding, connection));
        }

        return found;
    }

    /// <summary>A line about one subject, for texts.</summary>
    public void Conclude(string verdict) => _verdicts.Add(verdict);

    /// <summary>Writes what is written at the end, and fails if the gate does.</summary>
    /// <param name="rules">The family's rules, for formats that describe them.</param>
    /// <param name="belongs">True for findings that a baseline keeps as findings; null for all.</param>
    /// <param name="section">Writes the family's own section of a baseline; null for none.</param>
    public void Close(IReadOnlyList<RuleMetadata> rules, Func<Finding, bool>? belongs = null, Action<Utf8JsonWriter>? section = null)
    {
        GateVerdict verdict = GateVerdict.Of(_judged, parameters.FailOn);
        if (parameters.Format is { } format)
        {
            FindingReport report = new(cmdlet.MyInvocation.MyCommand.Name, _judged, verdict)
            {
                Rules = rules,
                Verdicts = _verdicts,
            };
            cmdlet.WriteObject(FindingWriters.Of(format).Write(report));
        }

        cmdlet.WriteVerbose($"{verdict}.");
        if (parameters.UpdatesBaseline)
        {
            Update(belongs, section);
            return;
        }

        if (verdict.Failed)
        {
            throw GateError.From(GateFailure.From(verdict), cmdlet);
        }
    }

    private void Update(Func<Finding, bool>? belongs, Action<Utf8JsonWriter>? section)
    {
        IEnumerable<Finding> accepted = _judged
            .Where(one => one.State != FindingState.Suppressed && belongs?.Invoke(one.Finding) != false)
            .Select(one => one.Finding);
        string path = cmdlet.GetUnresolvedProviderPathFromPSPath(parameters.Baseline);
        if (!cmdlet.ShouldProcess(path, "Write the baseline"))
        {
            return;
        }

        try
        {
            BaselineStore.Write(path, BaselineFile.Write(FindingBaseline.From(accepted), section));
        }
        catch (PgDbreException failure)
        {
            cmdlet.ThrowTerminatingError(PgErrorRecord.From(failure, path));
        }
    }

    private string? BaselineText()
    {
        if (parameters.Baseline is null)
        {
            return parameters.UpdatesBaseline ? throw BaselineStore.NotNamed() : null;
        }

        return parameters.UpdatesBaseline ? null : BaselineStore.Read(cmdlet.GetUnresolvedProviderPathFromPSPath(parameters.Baseline));
    }
}
