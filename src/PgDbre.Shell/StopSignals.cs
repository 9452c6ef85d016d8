using System.Runtime.InteropServices;

namespace PgDbre.Shell;

/// <summary>
/// Turns Ctrl+C, SIGTERM and SIGHUP into one orderly stop, so that statements are cancelled on their servers. A second
/// signal ends the program at once, for the case that the stop itself hangs.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private readonly Action<int> _onSignal;
    private readonly List<PosixSignalRegistration> _registrations;
    private bool _isStopping;

    /// <param name="onSignal">Called on its own thread with the exit code that the signal asks for.</param>
    public StopSignals(Action<int> onSignal)
    {
        _onSignal = onSignal;
        _registrations =
        [
            Register(PosixSignal.SIGINT, ExitCode.Interrupted),
            Register(PosixSignal.SIGTERM, ExitCode.Terminated),
            Register(PosixSignal.SIGHUP, ExitCode.HungUp),
        ];
    }

    /// <summary>Forgets an earlier signal: at the prompt each Ctrl+C cancels one pipeline.</summary>
    public void Rearm() => Volatile.Write(ref _isStopping, false);

    public void Dispose() => _registrations.ForEach(registration => registration.Dispose());

    private PosixSignalRegistration Register(PosixSignal signal, int exitCode) =>
        PosixSignalRegistration.Create(signal, context =>
        {
            if (Interlocked.Exchange(ref _isStopping, true))
            {
                return;
            }

            context.Cancel = true;
            _onSignal(exitCode);
        });
}
