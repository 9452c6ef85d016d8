using System.Globalization;
using System.Management.Automation.Host;

namespace PgDbre.Shell.Hosting;

/// <summary>What the engine knows of the program that runs it.</summary>
internal sealed class ShellHost(Terminal terminal) : PSHost
{
    public override string Name => "PgDbre.Shell";

    public override Version Version { get; } = typeof(ShellHost).Assembly.GetName().Version ?? new Version(0, 0);

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override PSHostUserInterface UI { get; } = new ShellUserInterface(terminal);

    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    /// <summary>What <c>exit</c> asked for; null as long as nobody asked.</summary>
    public int? RequestedExitCode { get; private set; }

    public override void SetShouldExit(int exitCode) => RequestedExitCode = exitCode;

    public override void EnterNestedPrompt() => throw new NotSupportedException("PgDbre.Shell has no nested prompt.");

    public override void ExitNestedPrompt() => throw new NotSupportedException("PgDbre.Shell has no nested prompt.");

    // Native programs write to the same console and need no preparation.
    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }
}
