using System.Diagnostics;
using System.Management.Automation;
using PgDbre.Common;
using PgDbre.Core.Connections;
using PgDbre.Core.Plans;
using PgDbre.Core.Plans.Anonymizing;
using PgDbre.Core.Plans.Findings;
using PgDbre.Core.Plans.Reading;

namespace PgDbre.Plans;

/// <summary>Reads plans that were saved, pasted or logged, and says what is wrong with them; no server is asked.</summary>
[Cmdlet(VerbsData.Import, "PgPlan", DefaultParameterSetName = "InputObject")]
[OutputType(typeof(Plan))]
public sealed class ImportPgPlanCommand : PgCmdlet
{
    private const int ProgressId = 1;
    private static readonly TimeSpan QuietTime = TimeSpan.FromSeconds(2);

    private readonly PipedText _piped = new();
    private readonly PlanAnonymizer _anonymizer = new();

    /// <summary>
    /// <b>-Path:</b> Files with EXPLAIN's output, or server logs with auto_explain entries (stderr, csvlog, jsonlog); wildcards allowed.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Path")]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>
    /// <b>-InputObject:</b> Text, a file, or an object with a property FullName, PSPath or Path. Strings of a single line, as from
    /// Get-Content, are put together again.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = "InputObject", ValueFromPipeline = true)]
    [Alias("Text")]
    [AllowEmptyString]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary><b>-Anonymize:</b> Replaces names and constants in plan and query, the same by the same, so that the plan can be shown to strangers.</summary>
    [Parameter]
    public SwitchParameter Anonymize { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        if (ParameterSetName == "Path")
        {
            Array.ForEach(Path, path => Guard(path, () => ReadFiles(path)));
        }
        else if (InputObject?.BaseObject is string text)
        {
            foreach (string whole in _piped.Add(text))
            {
                Guard(null, () => ReadText(whole));
            }
        }
        else
        {
            Guard(InputObject, () => ReadFiles(PipedText.PathOf(InputObject) ?? throw InputUnknown()));
        }
    }

    /// <inheritdoc />
    protected override void EndProcessing()
    {
        foreach (string whole in _piped.Finish())
        {
            Guard(null, () => ReadText(whole));
        }
    }

    private void ReadFiles(string path)
    {
        foreach (string file in this.ResolveFiles(path))
        {
            Guard(file, () => ReadFile(file));
        }
    }

    private void ReadFile(string file)
    {
        WriteVerbose($"Reading '{file}'.");
        using StreamReader reader = InputFile.Open(file);
        Stopwatch watch = Stopwatch.StartNew();
        Write(PlanFileReader.Read(reader, file, PipelineStopToken), file, () => Report(watch, file, reader));
    }

    private void ReadText(string text)
    {
        using StringReader reader = new(text);
        Write(PlanFileReader.Read(reader, null, PipelineStopToken), null, () => { });
    }

    private void Write(IEnumerable<PlanReading> readings, string? file, Action report)
    {
        bool any = false;
        try
        {
            foreach (PlanReading reading in readings)
            {
                any = true;
                report();
                Write(reading, file);
            }
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
        catch (IOException fault)
        {
            throw InputFile.Unreadable(file ?? "the text", fault);
        }

        if (!any)
        {
            throw PlanText.NotFound(file is null ? "the text" : $"'{file}'");
        }
    }

    private void Write(PlanReading reading, string? file)
    {
        if (reading.Plan is { } plan)
        {
            Plan examined = PlanFindings.Examine(plan);
            WriteObject(Anonymize ? _anonymizer.Anonymize(examined) : examined);
        }
        else
        {
            WriteFailure(reading.Problem!, file);
        }
    }

    private void Report(Stopwatch watch, string file, StreamReader reader)
    {
        if (watch.Elapsed < QuietTime || reader.BaseStream.Length == 0)
        {
            return;
        }

        int percent = (int)(100 * reader.BaseStream.Position / reader.BaseStream.Length);
        WriteProgress(new ProgressRecord(ProgressId, "Import-PgPlan", file) { PercentComplete = Math.Clamp(percent, 0, 100) });
    }

    private static PgDbreException InputUnknown() => new(
        "PgPlanInputUnknown",
        PgErrorCategory.InvalidArgument,
        "The input is neither text nor a file, and has no property FullName, PSPath or Path.",
        "Pipe files (Get-ChildItem), text, or pass -Path.");
}
