using System.Management.Automation;
using System.Text;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace PgDbre.Shell.StandIns;

/// <summary>Out-String: the default view of objects as one string, or as a string for each line.</summary>
[Cmdlet("Out", "String", DefaultParameterSetName = "NoNewLineFormatting")]
[OutputType(typeof(string))]
public sealed class OutStringCommand : FrontEndCommandBase
{
    private readonly StringBuilder _text = new();

    /// <summary>Writes each line as a string of its own.</summary>
    [Parameter(ParameterSetName = "StreamFormatting")]
    public SwitchParameter Stream { get; set; }

    /// <summary>Columns of a line; by default as many as the text needs.</summary>
    [Parameter]
    [ValidateRange(2, int.MaxValue)]
    public int Width { get; set; }

    /// <summary>Leaves out the line ends of the formatter.</summary>
    [Parameter(ParameterSetName = "NoNewLineFormatting")]
    public SwitchParameter NoNewline { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        int width = Width > 0 ? Width : int.MaxValue;
        EngineFormatting.RenderTo(this, new RenderedLineWriter(Receive), width);
        base.BeginProcessing();
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (!Stream)
        {
            WriteObject(_text.ToString());
        }
    }

    private void Receive(string line)
    {
        if (Stream)
        {
            WriteObject(line);
        }
        else
        {
            _text.Append(line).Append(NoNewline ? "" : Environment.NewLine);
        }
    }
}
