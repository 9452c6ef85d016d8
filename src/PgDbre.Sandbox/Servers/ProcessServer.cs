using PgDbre.Sandbox.Processes;
using PgDbre.Sandbox.State;

namespace PgDbre.Sandbox.Servers;

/// <summary>A PostgreSQL and its PgBouncer as processes of this machine, from the first folder to the last.</summary>
internal sealed class ProcessServer(ServerInstallation installation, SandboxFolder folder, StateStore store) : IAsyncDisposable
{
    private readonly List<Keeper> _keepers = [];

    /// <summary>What is on disk and running now, for the state file.</summary>
    public SandboxState State => new()
    {
        Name = folder.Name,
        Owner = ProcessStamp.Own,
        ServerFolder = folder.ServerFolder,
        Keepers = [.. _keepers.Select(keeper => keeper.Stamp).OfType<ProcessStamp>()],
        Servers = [.. _keepers.Select(keeper => keeper.Server).OfType<ProcessStamp>()],
    };

    /// <summary>Copies the template and writes what belongs to this sandbox alone.</summary>
    public async Task PrepareAsync(string template, string password, int port, int? bouncerPort, CancellationToken cancellation)
    {
        // Before anything else, so that whoever finds our traces knows whose they are.
        store.Save(State);
        await FolderTree.CreateAsync(folder.ServerFolder, installation.User, cancellation).ConfigureAwait(false);
        await FolderTree.CopyAsync(template, folder.Data, cancellation).ConfigureAwait(false);
        await new SingleUserServer(installation, folder.Data)
            .ExecuteAsync("postgres", [$"ALTER ROLE {DataTemplate.User} PASSWORD '{password}'"], cancellation).ConfigureAwait(false);
        await File.WriteAllTextAsync(Path.Combine(folder.Data, "pg_hba.conf"), ServerSettings.HostBasedAuthentication + "\n", cancellation)
            .ConfigureAwait(false);
        await File.AppendAllTextAsync(
            Path.Combine(folder.Data, "postgresql.conf"), ServerSettings.Text(installation, port), cancellation).ConfigureAwait(false);
        if (bouncerPort is { } listening)
        {
            string users = installation.Inside(folder.BouncerUsers);
            SandboxSecret.WritePrivate(folder.BouncerSettings, BouncerSettings.Text(listening, port, users));
            SandboxSecret.WritePrivate(folder.BouncerUsers, BouncerSettings.Users(password));
        }

        SandboxSecret.WritePassFile(folder.PassFile, password, port, bouncerPort);
        await FolderTree.GiveAsync(folder.ServerFolder, installation.User, cancellation).ConfigureAwait(false);
    }

    /// <summary>Starts PostgreSQL and waits until it accepts connections.</summary>
    public async Task StartPostgresAsync(CancellationToken cancellation)
    {
        IReadOnlyList<string> command = installation.Command("postgres", "-D", installation.Inside(folder.Data));
        Keeper keeper = await HoldAsync("QUIT", folder.ServerLog, folder.RunFolder, folder.ServerFolder, command).ConfigureAwait(false);
        await ServerWait.ForPostgresAsync(keeper, folder, cancellation).ConfigureAwait(false);
    }

    /// <summary>Starts PgBouncer and waits until it accepts connections.</summary>
    public async Task StartBouncerAsync(string program, int port, CancellationToken cancellation)
    {
        IReadOnlyList<string> command = installation.Run(program, installation.Inside(folder.BouncerSettings));
        Keeper keeper = await HoldAsync("QUIT", folder.BouncerLog, "", "", command).ConfigureAwait(false);
        await ServerWait.ForBouncerAsync(keeper, folder, port, cancellation).ConfigureAwait(false);
    }

    /// <summary>Ends what runs, newest first, and leaves no file.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (Keeper keeper in Enumerable.Reverse(_keepers))
        {
            await keeper.DisposeAsync().ConfigureAwait(false);
        }

        await FolderTree.RemoveAsync(folder.ServerFolder).ConfigureAwait(false);
        await FolderTree.RemoveAsync(folder.RunFolder).ConfigureAwait(false);
    }

    private async Task<Keeper> HoldAsync(string signal, string log, string run, string server, IReadOnlyList<string> command)
    {
        Keeper keeper = await Keeper.StartAsync(signal, log, run, server, command).ConfigureAwait(false);
        _keepers.Add(keeper);
        store.Save(State);
        return keeper;
    }
}
