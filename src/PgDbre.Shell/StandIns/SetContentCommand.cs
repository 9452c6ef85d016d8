using System.Management.Automation;
using System.Text;

namespace PgDbre.Shell.StandIns;

/// <summary>Set-Content: replaces the text of a file by values, a line each.</summary>
[Cmdlet(VerbsCommon.Set, "Content", SupportsShouldProcess = true)]
public sealed class SetContentCommand : PSCmdlet, IDisposable
{
    private TextWriter? _file;

    /// <summary>The file.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("LiteralPath", "PSPath")]
    public string Path { get; set; } = "";

    /// <summary>The values.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public object? Value { get; set; }

    /// <summary>Writes no line ends.</summary>
    [Parameter]
    public SwitchParameter NoNewline { get; set; }

    /// <summary>Overwrites a read-only file.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>How text becomes bytes; UTF-8 without a mark by default.</summary>
    [Parameter]
    [EncodingArgument]
    public Encoding Encoding { get; set; } = TextFile.DefaultEncoding;

    /// <inheritdoc/>
    protected override void BeginProcessing() =>
        _file = new TextFile(this, Path) { Encoding = Encoding, Force = Force }.Open("Set Content");

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (_file is null)
        {
            return;
        }

        foreach (object? line in LanguagePrimitives.GetEnumerable(Value) ?? new[] { Value })
        {
            string text = line?.ToString() ?? "";
            _file.Write(NoNewline ? text : text + Environment.NewLine);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => Dispose();

    /// <summary>Closes the file, also after an error or a stop.</summary>
    public void Dispose()
    {
        _file?.Dispose();
        _file = null;
    }
}
