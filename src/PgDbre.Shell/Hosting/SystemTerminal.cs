using System.Globalization;
using System.Management.Automation;
using System.Security;

namespace PgDbre.Shell.Hosting;

/// <summary>The process's own console: results on standard output, everything else on standard error.</summary>
internal sealed class SystemTerminal : Terminal
{
    private const int WidthWithoutConsole = 120;

    private readonly Lock _gate = new();
    private readonly bool _errorHasColor = ShowsColor(Console.IsErrorRedirected);
    private readonly bool _nonInteractive;
    private readonly ProgressDisplay _progress;

    public SystemTerminal(bool nonInteractive = false)
    {
        _nonInteractive = nonInteractive;
        _progress = new ProgressDisplay(Console.Error, isTerminal: !Console.IsErrorRedirected && !IsDumb, TimeProvider.System);
    }

    public override int Width { get; } = ReadWidth();

    public override bool CanPrompt => !_nonInteractive && !Console.IsInputRedirected;

    public override bool OutputHasColor { get; } = ShowsColor(Console.IsOutputRedirected);

    private static bool IsDumb => Environment.GetEnvironmentVariable("TERM") == "dumb";

    public override void WriteOutput(string text)
    {
        lock (_gate)
        {
            _progress.Clear();
            Console.Out.Write(text);
            Console.Out.Flush();
        }
    }

    public override void WriteDiagnosticLine(string line, ConsoleColor? color)
    {
        lock (_gate)
        {
            _progress.Clear();
            Console.Error.WriteLine(_errorHasColor ? AnsiText.Paint(line, color) : AnsiText.Strip(line));
        }
    }

    public override void ShowProgress(ProgressRecord record)
    {
        lock (_gate)
        {
            _progress.Show(record, Width);
        }
    }

    public override string? ReadLine() => Console.In.ReadLine();

    public override SecureString ReadSecret()
    {
        SecureString secret = new();
        while (Console.ReadKey(intercept: true) is var key && key.Key != ConsoleKey.Enter)
        {
            if (key.Key == ConsoleKey.Backspace && secret.Length > 0)
            {
                secret.RemoveAt(secret.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                secret.AppendChar(key.KeyChar);
            }
        }

        WriteOutput(Environment.NewLine);
        secret.MakeReadOnly();
        return secret;
    }

    // NO_COLOR: https://no-color.org
    private static bool ShowsColor(bool redirected) =>
        !redirected && !IsDumb && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    private static int ReadWidth()
    {
        string? columns = Environment.GetEnvironmentVariable("COLUMNS");
        if (int.TryParse(columns, NumberStyles.None, CultureInfo.InvariantCulture, out int wanted) && wanted > 0)
        {
            return wanted;
        }

        if (Console.IsOutputRedirected)
        {
            return WidthWithoutConsole;
        }

        return Console.WindowWidth > 0 ? Console.WindowWidth : WidthWithoutConsole;
    }
}
