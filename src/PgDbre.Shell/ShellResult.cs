using System.Management.Automation;

namespace PgDbre.Shell;

/// <summary>What one script left in each of PowerShell's streams.</summary>
/// <param name="Output">The objects of the success stream, in order.</param>
/// <param name="Errors">Non-terminating errors in order, then the terminating one, if the script ended with it.</param>
/// <param name="Warnings">Warning texts.</param>
/// <param name="Verbose">Verbose texts; empty unless the script asked for them (-Verbose or $VerbosePreference).</param>
/// <param name="Debug">Debug texts; empty unless the script asked for them.</param>
/// <param name="Progress">Every progress record.</param>
/// <param name="Information">Information records, Write-Host included.</param>
/// <param name="HostText">What a console would have shown on standard output: Write-Host and Out-Default, without colours.</param>
/// <param name="TerminatingError">The error that ended the script; null when it ran to its end.</param>
/// <param name="WasStopped">True when Stop, and not the script, ended it.</param>
public sealed record ShellResult(
    IReadOnlyList<PSObject> Output,
    IReadOnlyList<ErrorRecord> Errors,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<string> Verbose,
    IReadOnlyList<string> Debug,
    IReadOnlyList<ProgressRecord> Progress,
    IReadOnlyList<InformationRecord> Information,
    string HostText,
    ErrorRecord? TerminatingError,
    bool WasStopped)
{
    /// <summary>True when any error was reported, terminating or not.</summary>
    public bool HadErrors => Errors.Count > 0;
}
