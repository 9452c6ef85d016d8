using System.Management.Automation;
using System.Text;

namespace PgDbre.Shell.StandIns;

/// <summary>Import-Csv: the rows of CSV files as objects whose properties are text.</summary>
[Cmdlet(VerbsData.Import, "Csv")]
public sealed class ImportCsvCommand : PSCmdlet
{
    private const string TypeLine = "#TYPE ";

    /// <summary>The files; wildcards allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    public string[] Path { get; set; } = [];

    /// <summary>Stands between fields.</summary>
    [Parameter(Position = 1)]
    public char Delimiter { get; set; } = ',';

    /// <summary>Names of the columns; the first line is then data.</summary>
    [Parameter]
    public string[]? Header { get; set; }

    /// <summary>How the bytes are read; UTF-8 by default.</summary>
    [Parameter]
    [EncodingArgument]
    public Encoding Encoding { get; set; } = TextFile.DefaultEncoding;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string file in ExistingPaths.Resolve(this, Path))
        {
            using StreamReader reader = new(file, Encoding);
            Import(reader);
        }
    }

    private void Import(StreamReader reader)
    {
        CsvReader csv = new(reader, Delimiter);
        List<string>? first = csv.ReadRecord();
        if (first is not null && first[0].StartsWith(TypeLine, StringComparison.OrdinalIgnoreCase))
        {
            first = csv.ReadRecord();
        }

        string[]? columns = Header ?? first?.ToArray();
        List<string>? record = Header is null ? csv.ReadRecord() : first;
        for (; record is not null && columns is not null; record = csv.ReadRecord())
        {
            WriteObject(ToObject(columns, record));
        }
    }

    // A short row leaves its last properties null.
    private static PSObject ToObject(string[] columns, List<string> fields)
    {
        PSObject row = new();
        for (int index = 0; index < columns.Length; index++)
        {
            row.Properties.Add(new PSNoteProperty(columns[index], index < fields.Count ? fields[index] : null));
        }

        return row;
    }
}
