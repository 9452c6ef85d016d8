using PgDbre.Common;
using PgDbre.Core.Connections;
using PgDbre.Core.Migrations;
using PgDbre.Core.Sandboxes;
using PgDbre.Data.Migrations;
using PgDbre.Sandboxes;

namespace PgDbre.Migrations;

/// <summary>The shadow of Test-PgMigration: a sandbox of its own, or a scratch database on the server the user names.</summary>
internal sealed class MigrationShadow(PgCmdlet cmdlet)
{
    /// <summary>Runs the chain there, with a progress bar; nothing is left behind, after Ctrl+C neither.</summary>
    /// <param name="server">The user's server; null for a sandbox.</param>
    /// <param name="source">Whose schema the shadow begins with; null for an empty one.</param>
    /// <param name="chain">The migrations.</param>
    /// <param name="limits">Time limits for reading the source.</param>
    /// <param name="cancellation">Ctrl+C.</param>
    /// <exception cref="PgDbreException">No sandbox can be had, or a server refuses.</exception>
    public Task<ShadowResult> Run(
        PgConnection? server, PgConnection? source, IReadOnlyList<Migration> chain, SessionLimits limits, CancellationToken cancellation)
    {
        PreparationBar bar = new(cmdlet);
        Task<ShadowResult> run = Task.Run(
            async () => server is null
                ? await InSandboxAsync(source, chain, limits, bar.Steps, cancellation).ConfigureAwait(false)
                : await OnAsync(server, isOwn: false, source, chain, limits, bar.Steps, cancellation).ConfigureAwait(false),
            CancellationToken.None);
        bar.ShowUntilEnd(run);
        return run;
    }

    /// <summary>The server that is asked for is the one whose schema is judged.</summary>
    public static PgDbreException IsProduction(PgConnection server) => new(
        "PgShadowIsSource",
        PgErrorCategory.InvalidArgument,
        $"-ShadowConnection is {server.Server}, the server of -Connection: migrations are not tried out there.",
        "Leave -ShadowConnection out, and a sandbox is started; or name a server that nobody depends on.");

    private static async Task<ShadowResult> InSandboxAsync(
        PgConnection? source, IReadOnlyList<Migration> chain, SessionLimits limits, IProgress<SandboxProgress> progress, CancellationToken cancellation)
    {
        SandboxSession session = await SandboxSession.OpenAsync(new SandboxRequest(), [], progress, cancellation).ConfigureAwait(false);
        try
        {
            return await OnAsync(session.Connection, isOwn: true, source, chain, limits, progress, cancellation).ConfigureAwait(false);
        }
        finally
        {
            await session.CloseAsync().ConfigureAwait(false);
        }
    }

    private static Task<ShadowResult> OnAsync(
        PgConnection server,
        bool isOwn,
        PgConnection? source,
        IReadOnlyList<Migration> chain,
        SessionLimits limits,
        IProgress<SandboxProgress> progress,
        CancellationToken cancellation) => ChainShadow.RunAsync(
        new ShadowRequest { Server = server, IsOwnServer = isOwn, Source = source, Chain = chain, Limits = limits },
        step => progress.Report(new SandboxProgress(step, server.ToString())),
        cancellation);
}
