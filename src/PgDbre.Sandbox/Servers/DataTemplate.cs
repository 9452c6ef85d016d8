using System.Security.Cryptography;
using System.Text;
using PgDbre.Core.Sql;
using PgDbre.Sandbox.Processes;
using PgDbre.Sandbox.State;

namespace PgDbre.Sandbox.Servers;

/// <summary>A data directory with the sandbox's database and extensions in it, made once and copied for each sandbox.</summary>
internal sealed class DataTemplate(SandboxCache cache, ServerInstallation installation, IReadOnlyList<string> extensions)
{
    /// <summary>Superuser of every sandbox.</summary>
    public const string User = "pgdbre";

    /// <summary>The database that holds the extensions.</summary>
    public const string Database = "sandbox";

    // Changes when what is in a template changes, so that old ones are not used.
    private const string Recipe = "1";

    /// <summary>The template's folder; made if it is not there yet.</summary>
    public async Task<string> EnsureAsync(SandboxOrder order, CancellationToken cancellation)
    {
        string template = Path.Combine(cache.Templates, Key());
        if (Directory.Exists(template))
        {
            return template;
        }

        using IDisposable held = await FileLock.TakeAsync(
            Path.Combine(cache.Templates, ".lock"),
            () => order.Tell("Waiting for another process that prepares a sandbox"),
            cancellation).ConfigureAwait(false);
        if (!Directory.Exists(template))
        {
            order.Tell("Making the database template (once)");
            await MakeAsync(template, cancellation).ConfigureAwait(false);
        }

        return template;
    }

    private string Key()
    {
        string[] content =
        [
            Recipe, installation.RootFolder, installation.BinFolder, installation.Version, installation.User?.ToString() ?? "",
            .. extensions.Order(StringComparer.Ordinal),
        ];
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', content)));
        return $"pg{installation.MajorVersion}-{Convert.ToHexString(hash)[..12]}";
    }

    // Made where the server may write, copied under a temporary name, renamed: a killed maker leaves no half template,
    // and the next start finds its work folder by the state file.
    private async Task MakeAsync(string template, CancellationToken cancellation)
    {
        string unfinished = $"{template}.making";
        SandboxFolder work = SandboxFolder.New(installation, cache);
        StateStore store = new(cache);
        store.Save(new SandboxState { Name = work.Name, Owner = ProcessStamp.Own, ServerFolder = work.ServerFolder });
        try
        {
            await FolderTree.RemoveAsync(unfinished).ConfigureAwait(false);
            await FolderTree.CreateAsync(work.ServerFolder, installation.User, cancellation).ConfigureAwait(false);
            await FillAsync(work.Data, cancellation).ConfigureAwait(false);
            await FolderTree.CopyAsync(work.Data, unfinished, cancellation).ConfigureAwait(false);
            Directory.Move(unfinished, template);
        }
        finally
        {
            await FolderTree.RemoveAsync(unfinished).ConfigureAwait(false);
            await FolderTree.RemoveAsync(work.ServerFolder).ConfigureAwait(false);
            await FolderTree.RemoveAsync(work.RunFolder).ConfigureAwait(false);
        }
    }

    private async Task FillAsync(string data, CancellationToken cancellation)
    {
        // C.UTF-8, not C: as with the collations people use in production, LIKE 'a%' needs text_pattern_ops.
        string locale = OperatingSystem.IsLinux() ? "C.UTF-8" : "C";
        IReadOnlyList<string> initdb = installation.Command(
            "initdb", "-D", installation.Inside(data), "-U", User, "--auth=trust", $"--locale={locale}", "--encoding=UTF8", "--no-sync");
        (await ChildProgram.RunAsync(initdb, cancellation).ConfigureAwait(false)).OrRefuse("initdb");
        SingleUserServer server = new(installation, data);
        await server.ExecuteAsync("postgres", [$"CREATE DATABASE {SqlIdentifier.Quote(Database)}"], cancellation).ConfigureAwait(false);
        IEnumerable<string> create = extensions.Select(name => $"CREATE EXTENSION IF NOT EXISTS {SqlIdentifier.Quote(name)} CASCADE");
        await server.ExecuteAsync(Database, create, cancellation).ConfigureAwait(false);
    }
}
