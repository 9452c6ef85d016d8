using System.Security;

namespace PgDbre.Shell.Hosting;

/// <summary>Where a session's text goes and where a person's answers come from.</summary>
internal abstract class Terminal
{
    /// <summary>Columns that a table may take; never less than 1.</summary>
    public abstract int Width { get; }

    /// <summary>True when a person can be asked; false in a pipe, a scheduled task or a CI job.</summary>
    public abstract bool CanPrompt { get; }

    /// <summary>True when standard output shows colours.</summary>
    public abstract bool OutputHasColor { get; }

    /// <summary>Writes results and Write-Host text.</summary>
    public abstract void WriteOutput(string text);

    /// <summary>Writes errors, warnings, verbose and debug text, each a whole line without its line end.</summary>
    public abstract void WriteDiagnosticLine(string line, ConsoleColor? color);

    /// <summary>Shows how far an activity is, where and how often the terminal sees fit.</summary>
    public abstract void ShowProgress(System.Management.Automation.ProgressRecord record);

    /// <summary>Reads one line; null at the end of the input.</summary>
    public abstract string? ReadLine();

    /// <summary>Reads one line without showing it.</summary>
    public abstract SecureString ReadSecret();
}
