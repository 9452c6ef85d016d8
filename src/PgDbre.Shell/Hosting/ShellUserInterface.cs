using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace PgDbre.Shell.Hosting;

/// <summary>Sends each of the engine's streams to its place on the terminal.</summary>
internal sealed class ShellUserInterface(Terminal terminal) : PSHostUserInterface
{
    private readonly Questions _questions = new(terminal);

    public override PSHostRawUserInterface RawUI { get; } = new ShellRawUserInterface(terminal);

    public override bool SupportsVirtualTerminal => terminal.OutputHasColor;

    public override void Write(string value) =>
        terminal.WriteOutput(terminal.OutputHasColor ? value : AnsiText.Strip(value));

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
        Write(AnsiText.Paint(value, foregroundColor, Painted(backgroundColor)));

    public override void WriteLine(string value) => Write(value + Environment.NewLine);

    public override void WriteLine(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
        Write(AnsiText.Paint(value, foregroundColor, Painted(backgroundColor)) + Environment.NewLine);

    public override void WriteErrorLine(string value) => terminal.WriteDiagnosticLine(value, ConsoleColor.Red);

    public override void WriteWarningLine(string message) =>
        terminal.WriteDiagnosticLine("WARNING: " + message, ConsoleColor.Yellow);

    public override void WriteVerboseLine(string message) =>
        terminal.WriteDiagnosticLine("VERBOSE: " + message, ConsoleColor.Cyan);

    public override void WriteDebugLine(string message) =>
        terminal.WriteDiagnosticLine("DEBUG: " + message, ConsoleColor.DarkGray);

    public override void WriteProgress(long sourceId, ProgressRecord record) => terminal.ShowProgress(record);

    public override string ReadLine() => _questions.AskLine();

    public override SecureString ReadLineAsSecureString() => _questions.AskSecret();

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
        _questions.AskFields(caption, message, descriptions);

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) =>
        _questions.AskChoice(caption, message, choices, defaultChoice);

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        _questions.AskCredential(caption, message, userName);

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) =>
        _questions.AskCredential(caption, message, userName);

    // The engine passes the host's own background where the caller chose none; painting it would draw boxes.
    private ConsoleColor? Painted(ConsoleColor background) => background == RawUI.BackgroundColor ? null : background;
}
