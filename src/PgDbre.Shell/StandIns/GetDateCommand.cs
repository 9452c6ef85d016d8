using System.Globalization;
using System.Management.Automation;

namespace PgDbre.Shell.StandIns;

/// <summary>Get-Date: the present or a given moment, as a DateTime or as text.</summary>
[Cmdlet(VerbsCommon.Get, "Date")]
[OutputType(typeof(DateTime), typeof(string))]
public sealed class GetDateCommand : PSCmdlet
{
    /// <summary>The moment; now by default.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Alias("LastWriteTime")]
    public DateTime Date { get; set; }

    /// <summary>A .NET format, or FileDate, FileDateTime, FileDateUniversal, FileDateTimeUniversal.</summary>
    [Parameter]
    public string? Format { get; set; }

    /// <summary>Converts to UTC.</summary>
    [Parameter]
    public SwitchParameter AsUTC { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        DateTime moment = MyInvocation.BoundParameters.ContainsKey(nameof(Date)) ? Date : DateTime.Now;
        moment = AsUTC ? moment.ToUniversalTime() : moment;
        WriteObject(Format is null ? moment : TextOf(moment, Format));
    }

    private static string TextOf(DateTime moment, string format) => format.ToUpperInvariant() switch
    {
        "FILEDATE" => moment.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
        "FILEDATEUNIVERSAL" => moment.ToUniversalTime().ToString("yyyyMMdd'Z'", CultureInfo.InvariantCulture),
        "FILEDATETIME" => moment.ToString("yyyyMMdd'T'HHmmssffff", CultureInfo.InvariantCulture),
        "FILEDATETIMEUNIVERSAL" => moment.ToUniversalTime().ToString("yyyyMMdd'T'HHmmssffff'Z'", CultureInfo.InvariantCulture),
        _ => moment.ToString(format, CultureInfo.CurrentCulture),
    };
}
