using System.Globalization;
using System.Management.Automation;

namespace PgDbre.Shell.StandIns;

/// <summary>What Export-Csv and ConvertTo-Csv share: the parameters of the format, and the order of header and rows.</summary>
public abstract class CsvWritingCommand : PSCmdlet
{
    /// <summary>The objects.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>Stands between fields.</summary>
    [Parameter]
    public char Delimiter { get; set; } = ',';

    /// <summary>Uses the list separator of the culture as delimiter.</summary>
    [Parameter]
    public SwitchParameter UseCulture { get; set; }

    /// <summary>Writes the type of the first object into a line before the header.</summary>
    [Parameter]
    [Alias("ITI")]
    public SwitchParameter IncludeTypeInformation { get; set; }

    /// <summary>Accepted for old scripts; it is the default.</summary>
    [Parameter]
    [Alias("NTI")]
    public SwitchParameter NoTypeInformation { get; set; }

    /// <summary>Which fields are quoted.</summary>
    [Parameter]
    [Alias("UQ")]
    public CsvQuoting UseQuotes { get; set; } = CsvQuoting.Always;

    /// <summary>Leaves the header out.</summary>
    [Parameter]
    public SwitchParameter NoHeader { get; set; }

    private protected CsvTable Table { get; private set; } = new(',', CsvQuoting.Always);

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        char delimiter = UseCulture ? CultureInfo.CurrentCulture.TextInfo.ListSeparator[0] : Delimiter;
        Table = new CsvTable(delimiter, UseQuotes);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (InputObject is null)
        {
            return;
        }

        if (Table.Columns is null)
        {
            Table.SetColumns(CsvTable.ColumnsOf(InputObject));
            WriteBeginning(InputObject);
        }

        WriteLine(Table.Row(InputObject));
    }

    /// <summary>Takes one line without its line end.</summary>
    private protected abstract void WriteLine(string line);

    private void WriteBeginning(PSObject first)
    {
        if (IncludeTypeInformation)
        {
            WriteLine("#TYPE " + first.TypeNames[0]);
        }

        if (!NoHeader)
        {
            WriteLine(Table.Header());
        }
    }
}
