using System.Collections;
using System.Management.Automation;

namespace PgDbre.Shell.StandIns;

/// <summary>Write-Host: text for the person at the console, also an information record with the tag PSHOST.</summary>
[Cmdlet(VerbsCommunications.Write, "Host")]
public sealed class WriteHostCommand : PSCmdlet
{
    /// <summary>What to write; the elements of a list are joined.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromRemainingArguments = true)]
    [Alias("Msg", "Message")]
    public object? Object { get; set; }

    /// <summary>Writes no line end.</summary>
    [Parameter]
    public SwitchParameter NoNewline { get; set; }

    /// <summary>Stands between the elements of a list.</summary>
    [Parameter]
    public object Separator { get; set; } = " ";

    /// <summary>Colour of the text.</summary>
    [Parameter]
    public ConsoleColor? ForegroundColor { get; set; }

    /// <summary>Colour behind the text.</summary>
    [Parameter]
    public ConsoleColor? BackgroundColor { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        HostInformationMessage message = new()
        {
            Message = TextOf(Object),
            NoNewLine = NoNewline,
            ForegroundColor = ForegroundColor,
            BackgroundColor = BackgroundColor,
        };
        // The engine shows a record with this tag and this type of message on the host.
        WriteInformation(message, ["PSHOST"]);
    }

    private string TextOf(object? value)
    {
        object? plain = value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
        return plain switch
        {
            null => "",
            string text => text,
            IEnumerable list => string.Join(LanguagePrimitives.ConvertTo<string>(Separator), list.Cast<object?>().Select(TextOf)),
            _ => value!.ToString() ?? "",
        };
    }
}
