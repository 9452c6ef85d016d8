using System.Management.Automation;
using System.Text;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace PgDbre.Shell.StandIns;

/// <summary>Out-File: the default view of objects in a text file. The engine's &gt; and &gt;&gt; use it too.</summary>
[Cmdlet("Out", "File", SupportsShouldProcess = true, DefaultParameterSetName = "ByPath")]
public sealed class OutFileCommand : FrontEndCommandBase
{
    private TextWriter _file = TextWriter.Null;

    /// <summary>The file.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "ByPath")]
    [Alias("Path")]
    public string FilePath { get; set; } = "";

    /// <summary>The file, taken as it is written.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "ByLiteralPath")]
    [Alias("PSPath", "LP")]
    public string LiteralPath { get; set; } = "";

    /// <summary>How text becomes bytes; UTF-8 without a mark by default.</summary>
    [Parameter(Position = 1)]
    [EncodingArgument]
    public Encoding Encoding { get; set; } = TextFile.DefaultEncoding;

    /// <summary>Adds to the end of the file.</summary>
    [Parameter]
    public SwitchParameter Append { get; set; }

    /// <summary>Overwrites a read-only file.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Never overwrites a file.</summary>
    [Parameter]
    [Alias("NoOverwrite")]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Leaves out the line ends of the formatter.</summary>
    [Parameter]
    public SwitchParameter NoNewline { get; set; }

    /// <summary>Columns of a line; by default as many as the text needs.</summary>
    [Parameter]
    [ValidateRange(2, int.MaxValue)]
    public int Width { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        TextFile target = new(this, ParameterSetName == "ByPath" ? FilePath : LiteralPath)
        {
            Encoding = Encoding,
            Append = Append,
            Force = Force,
            NoClobber = NoClobber,
        };
        _file = target.Open("Output to File") ?? TextWriter.Null;
        int width = Width > 0 ? Width : int.MaxValue;
        EngineFormatting.RenderTo(this, new RenderedLineWriter(line => _file.Write(NoNewline ? line : line + Environment.NewLine)), width);
        base.BeginProcessing();
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        _file.Flush();
    }

    /// <inheritdoc/>
    protected override void InternalDispose()
    {
        _file.Dispose();
        base.InternalDispose();
    }
}
