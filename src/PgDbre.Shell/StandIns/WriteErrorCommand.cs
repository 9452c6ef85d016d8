using System.Management.Automation;

namespace PgDbre.Shell.StandIns;

/// <summary>Write-Error: a non-terminating error.</summary>
[Cmdlet(VerbsCommunications.Write, "Error", DefaultParameterSetName = "NoException")]
public sealed class WriteErrorCommand : PSCmdlet
{
    private const string DefaultErrorId = "Microsoft.PowerShell.Commands.WriteErrorException";

    /// <summary>What went wrong.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = "NoException")]
    [Parameter(ParameterSetName = "WithException")]
    [Alias("Msg")]
    [AllowNull]
    [AllowEmptyString]
    public string? Message { get; set; }

    /// <summary>The exception behind it.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "WithException")]
    public Exception? Exception { get; set; }

    /// <summary>An error to report again.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "ErrorRecord")]
    public ErrorRecord? ErrorRecord { get; set; }

    /// <summary>Kind of error.</summary>
    [Parameter(ParameterSetName = "NoException")]
    [Parameter(ParameterSetName = "WithException")]
    public ErrorCategory Category { get; set; } = ErrorCategory.NotSpecified;

    /// <summary>Its id.</summary>
    [Parameter(ParameterSetName = "NoException")]
    [Parameter(ParameterSetName = "WithException")]
    public string ErrorId { get; set; } = "";

    /// <summary>What was being worked on.</summary>
    [Parameter(ParameterSetName = "NoException")]
    [Parameter(ParameterSetName = "WithException")]
    public object? TargetObject { get; set; }

    /// <summary>What the reader should do.</summary>
    [Parameter]
    public string RecommendedAction { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        ErrorRecord error = ErrorRecord is null ? NewRecord() : new ErrorRecord(ErrorRecord, replaceParentContainsErrorRecordException: null);
        if (RecommendedAction.Length > 0)
        {
            error.ErrorDetails ??= new ErrorDetails(error.Exception.Message);
            error.ErrorDetails.RecommendedAction = RecommendedAction;
        }

        WriteError(error);
    }

    private ErrorRecord NewRecord()
    {
        string fallback = Exception is null ? DefaultErrorId : Exception.GetType().FullName!;
        Exception cause = Exception ?? new InvalidOperationException(Message ?? "");
        ErrorRecord error = new(cause, ErrorId.Length > 0 ? ErrorId : fallback, Category, TargetObject);
        if (Exception is not null && Message is not null)
        {
            error.ErrorDetails = new ErrorDetails(Message);
        }

        return error;
    }
}
