using System.Diagnostics;
using PgDbre.Sandbox.Processes;

namespace PgDbre.Data.Tests.Sandboxes;

/// <summary>A process that does nothing for ten minutes, to be ended by the code under test.</summary>
internal sealed class SleepingProgram : IDisposable
{
    private readonly Process _process = Process.Start("sleep", "600");

    public SleepingProgram() => Stamp = ProcessStamp.Of(_process.Id)!;

    public ProcessStamp Stamp { get; }

    /// <summary>The stamp of a process that has ended.</summary>
    public static ProcessStamp Ended()
    {
        using SleepingProgram program = new();
        return program.Stamp;
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
