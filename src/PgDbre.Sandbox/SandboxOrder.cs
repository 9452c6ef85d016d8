using System.Diagnostics;
using PgDbre.Core.Sandboxes;

namespace PgDbre.Sandbox;

/// <summary>One request on its way through the providers.</summary>
/// <param name="Request">What the user asked for.</param>
/// <param name="Progress">Told of each step, from any thread.</param>
internal sealed record SandboxOrder(SandboxRequest Request, IProgress<SandboxProgress>? Progress)
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    /// <summary>Time since the user asked, ms.</summary>
    public double ElapsedMs => _watch.Elapsed.TotalMilliseconds;

    /// <summary>Says what is going on now.</summary>
    public void Tell(string activity, string? detail = null) => Progress?.Report(new SandboxProgress(activity, detail));
}
