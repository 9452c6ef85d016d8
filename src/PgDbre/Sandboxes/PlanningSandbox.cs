using System.Globalization;
using PgDbre.Core.Connections;
using PgDbre.Core.Sandboxes;
using PgDbre.Data.Catalog.Copying;

namespace PgDbre.Sandboxes;

/// <summary>
/// A sandbox for the time of one cmdlet, with a copy of each database it works on. Always one of its own: files as large as
/// production's and empty are nothing to leave in a server that somebody uses.
/// </summary>
internal sealed class PlanningSandbox : IAsyncDisposable
{
    private readonly SandboxSession _session;
    private readonly List<PlanningCopy> _copies = [];

    private PlanningSandbox(SandboxSession session) => _session = session;

    /// <summary>Starts it; a failure or a cancellation leaves nothing behind.</summary>
    public static async Task<PlanningSandbox> StartAsync(IProgress<SandboxProgress> progress, CancellationToken cancellation) =>
        new(await SandboxSession.OpenAsync(new SandboxRequest(), [], progress, cancellation).ConfigureAwait(false));

    /// <summary>Copies a database into it.</summary>
    /// <exception cref="PgDbreException">The source cannot be read, or the sandbox has no HypoPG.</exception>
    public async Task<PlanningCopy> CopyAsync(
        PgConnection source, SessionLimits limits, IProgress<SandboxProgress> progress, CancellationToken cancellation)
    {
        progress.Report(new SandboxProgress("Copying the schema", source.ToString()));
        string name = string.Create(CultureInfo.InvariantCulture, $"copy_{_copies.Count + 1}");
        PlanningCopy copy = await PlanningCopy.CreateAsync(
            source, SandboxSession.TargetOf(_session.Sandbox.Endpoint), name, limits, cancellation).ConfigureAwait(false);
        _copies.Add(copy);
        return copy;
    }

    /// <summary>Ends it and all copies with it.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (PlanningCopy copy in _copies)
        {
            await copy.DisposeAsync().ConfigureAwait(false);
        }

        await _session.CloseAsync().ConfigureAwait(false);
    }
}
