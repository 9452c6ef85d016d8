using System.Management.Automation;
using System.Security;
using System.Text;

namespace PgDbre.Shell.Hosting;

/// <summary>Keeps what the host would have shown, for callers that run the engine without a console.</summary>
internal sealed class RecordingTerminal : Terminal
{
    private readonly Lock _gate = new();
    private readonly StringBuilder _text = new();

    public override int Width => 120;

    public override bool CanPrompt => false;

    public override bool OutputHasColor => false;

    /// <summary>Returns what was written since the last call.</summary>
    public string TakeText()
    {
        lock (_gate)
        {
            string text = _text.ToString();
            _text.Clear();
            return text;
        }
    }

    public override void WriteOutput(string text)
    {
        lock (_gate)
        {
            _text.Append(text);
        }
    }

    // The streams of the result hold these records already.
    public override void WriteDiagnosticLine(string line, ConsoleColor? color)
    {
    }

    public override void ShowProgress(ProgressRecord record)
    {
    }

    public override string? ReadLine() => null;

    public override SecureString ReadSecret() => new();
}
