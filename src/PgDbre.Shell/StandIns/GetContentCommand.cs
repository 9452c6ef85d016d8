using System.Management.Automation;
using System.Text;

namespace PgDbre.Shell.StandIns;

/// <summary>Get-Content: the lines of text files, or each file as one string.</summary>
[Cmdlet(VerbsCommon.Get, "Content", DefaultParameterSetName = "Path")]
[OutputType(typeof(string))]
public sealed class GetContentCommand : PSCmdlet
{
    /// <summary>The files; wildcards allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = "Path")]
    public string[] Path { get; set; } = [];

    /// <summary>The files, taken as they are written.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "LiteralPath")]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>Each file as one string, line ends and all.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    /// <summary>Lines from the beginning; -1 for all.</summary>
    [Parameter]
    [Alias("First", "Head")]
    public long TotalCount { get; set; } = -1;

    /// <summary>Lines from the end; -1 for all.</summary>
    [Parameter]
    [Alias("Last")]
    public int Tail { get; set; } = -1;

    /// <summary>How the bytes are read; UTF-8 by default.</summary>
    [Parameter]
    [EncodingArgument]
    public Encoding Encoding { get; set; } = TextFile.DefaultEncoding;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        IEnumerable<string> paths = ParameterSetName == "Path" ? Path : LiteralPath.Select(WildcardPattern.Escape);
        foreach (string file in ExistingPaths.Resolve(this, paths))
        {
            try
            {
                Read(file);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                WriteError(new ErrorRecord(failure, "GetContentReaderError", ErrorCategory.ReadError, file));
            }
        }
    }

    private void Read(string file)
    {
        if (Raw)
        {
            WriteObject(File.ReadAllText(file, Encoding));
            return;
        }

        IEnumerable<string> lines = File.ReadLines(file, Encoding);
        lines = Tail >= 0 ? lines.TakeLast(Tail) : lines;
        long left = TotalCount >= 0 ? TotalCount : long.MaxValue;
        foreach (string line in lines.TakeWhile(_ => left-- > 0))
        {
            WriteObject(line);
        }
    }
}
