using System.Management.Automation;
using System.Text.Json;

namespace PgDbre.Shell.StandIns;

/// <summary>ConvertFrom-Json: JSON text as objects.</summary>
[Cmdlet(VerbsData.ConvertFrom, "Json")]
public sealed class ConvertFromJsonCommand : PSCmdlet
{
    private readonly List<string> _lines = [];

    /// <summary>The text; several strings are either one JSON text each or the lines of one.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowEmptyString]
    public string InputObject { get; set; } = "";

    /// <summary>Makes ordered, case-sensitive hashtables instead of objects.</summary>
    [Parameter]
    public SwitchParameter AsHashtable { get; set; }

    /// <summary>Writes an array as one object.</summary>
    [Parameter]
    public SwitchParameter NoEnumerate { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => _lines.Add(InputObject);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        JsonValue json = new(AsHashtable);
        if (_lines.Count > 1 && IsJson(json, _lines[0]))
        {
            _lines.ForEach(line => Write(json, line));
            return;
        }

        string text = string.Join(Environment.NewLine, _lines);
        if (!string.IsNullOrWhiteSpace(text))
        {
            Write(json, text);
        }
    }

    private static bool IsJson(JsonValue json, string text)
    {
        try
        {
            json.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private void Write(JsonValue json, string text)
    {
        try
        {
            WriteObject(json.Parse(text), enumerateCollection: !NoEnumerate);
        }
        catch (JsonException wrong)
        {
            ArgumentException failure = new($"Conversion from JSON failed with error: {wrong.Message}", wrong);
            ThrowTerminatingError(new ErrorRecord(failure, "System.ArgumentException", ErrorCategory.NotSpecified, null));
        }
    }
}
