using System.Management.Automation;
using System.Text;

namespace PgDbre.Shell.StandIns;

/// <summary>Export-Csv: objects as rows of a CSV file.</summary>
[Cmdlet(VerbsData.Export, "Csv", SupportsShouldProcess = true, DefaultParameterSetName = "Path")]
public sealed class ExportCsvCommand : CsvWritingCommand, IDisposable
{
    private TextWriter? _file;

    /// <summary>The file.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Path")]
    public string Path { get; set; } = "";

    /// <summary>The file, taken as it is written.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath")]
    [Alias("PSPath", "LP")]
    public string LiteralPath { get; set; } = "";

    /// <summary>How text becomes bytes; UTF-8 without a mark by default.</summary>
    [Parameter]
    [EncodingArgument]
    public Encoding Encoding { get; set; } = TextFile.DefaultEncoding;

    /// <summary>Adds rows to the file, under the columns it has.</summary>
    [Parameter]
    public SwitchParameter Append { get; set; }

    /// <summary>Overwrites a read-only file; with -Append, allows objects that lack a column.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Never overwrites a file.</summary>
    [Parameter]
    [Alias("NoOverwrite")]
    public SwitchParameter NoClobber { get; set; }

    private string[]? _columnsOfFile;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        TextFile target = new(this, ParameterSetName == "Path" ? Path : LiteralPath)
        {
            Encoding = Encoding,
            Append = Append,
            Force = Force,
            NoClobber = NoClobber,
        };
        if (Append)
        {
            ReadColumns(target.FullPath);
        }

        _file = target.Open("Export-Csv");
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (_file is null)
        {
            return;
        }

        if (_columnsOfFile is not null && InputObject is not null && !Force)
        {
            RequireColumns(InputObject, _columnsOfFile);
            _columnsOfFile = null;
        }

        base.ProcessRecord();
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => Dispose();

    /// <summary>Closes the file, also after an error or a stop.</summary>
    public void Dispose()
    {
        _file?.Dispose();
        _file = null;
    }

    private protected override void WriteLine(string line) => _file?.WriteLine(line);

    private void ReadColumns(string path)
    {
        if (!File.Exists(path))
        {
            return;
        }

        using StreamReader reader = new(path, Encoding);
        CsvReader csv = new(reader, Delimiter);
        _columnsOfFile = csv.ReadRecord()?.ToArray();
        if (_columnsOfFile is not null)
        {
            Table.SetColumns(_columnsOfFile);
        }
    }

    private void RequireColumns(PSObject first, string[] columns)
    {
        IReadOnlyList<string> present = CsvTable.ColumnsOf(first);
        string? missing = Array.Find(columns, column => !present.Contains(column, StringComparer.OrdinalIgnoreCase));
        if (missing is null)
        {
            return;
        }

        InvalidOperationException failure = new(
            $"Cannot append CSV content to {Path}{LiteralPath}: the appended object does not have the property {missing}. Use -Force to continue.");
        ThrowTerminatingError(new ErrorRecord(failure, "CannotAppendCsvWithMismatchedPropertyNames", ErrorCategory.InvalidData, first));
    }
}
