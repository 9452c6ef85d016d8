using System.Management.Automation;

namespace PgDbre.Shell.StandIns;

/// <summary>ConvertTo-Csv: objects as CSV lines.</summary>
[Cmdlet(VerbsData.ConvertTo, "Csv")]
[OutputType(typeof(string))]
public sealed class ConvertToCsvCommand : CsvWritingCommand
{
    private protected override void WriteLine(string line) => WriteObject(line);
}
