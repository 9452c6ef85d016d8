using PgDbre.Core.Connections;
using PgDbre.Core.Sandboxes;
using PgDbre.Sandbox;
using PgDbre.Sandbox.Providers;

namespace PgDbre.Data.Tests.Sandboxes;

public sealed class SandboxLauncherTests : IDisposable
{
    private readonly TemporaryCache _temporary = new();

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task The_error_lists_every_provider_and_why_it_was_refused()
    {
        SandboxLauncher launcher = new(
            _temporary.Cache,
            [
                new Refusing(SandboxProviderName.Docker, new ProviderRefusedException("No engine.")),
                new Refusing(SandboxProviderName.Local, new IOException("The disk is full.")),
            ]);

        PgDbreException error = await Assert.ThrowsAsync<PgDbreException>(
            () => launcher.LaunchAsync(new SandboxRequest(), progress: null, CancellationToken.None));

        Assert.Equal("PgSandboxUnavailable", error.ErrorId);
        Assert.Equal(PgErrorCategory.ResourceUnavailable, error.Category);
        Assert.Equal(
            """
            No sandbox with PostgreSQL 17 and pg_stat_statements, vector, hypopg can be had here. Tried:
              Docker: No engine.
              Local: The disk is full.
            """,
            error.Message);
    }

    [Fact]
    public async Task A_forced_provider_is_the_only_one_that_is_tried()
    {
        SandboxRequest request = new() { Version = 16, Provider = SandboxProviderName.DebianRoot };

        PgDbreException error = await Assert.ThrowsAsync<PgDbreException>(
            () => SandboxLauncher.StartAsync(request, progress: null, CancellationToken.None));

        string tried = Assert.Single(error.Message.Split('\n'), line => line.StartsWith("  ", StringComparison.Ordinal));
        Assert.StartsWith("  DebianRoot: ", tried, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_docker_command_without_an_engine_is_no_docker()
    {
        DockerProvider provider = new(_temporary.Cache);
        string? reason = await DockerEngine.WhyNotAsync(CancellationToken.None);
        if (reason is null)
        {
            // An engine answers here: what is claimed cannot be seen.
            return;
        }

        ProviderRefusedException error = await Assert.ThrowsAsync<ProviderRefusedException>(
            () => provider.StartAsync(new SandboxOrder(new SandboxRequest(), Progress: null), CancellationToken.None));
        Assert.Equal(reason, error.Message);
    }

    [Fact]
    public async Task A_local_server_that_lacks_an_extension_is_refused_with_its_name()
    {
        LocalProvider provider = new(_temporary.Cache, SandboxProviderName.Local);
        SandboxOrder order = new(new SandboxRequest { Extensions = ["no_such_extension"] }, Progress: null);

        ProviderRefusedException error = await Assert.ThrowsAsync<ProviderRefusedException>(
            () => provider.StartAsync(order, CancellationToken.None));

        Assert.Matches("no_such_extension|No PostgreSQL server is installed", error.Message);
    }

    private sealed class Refusing(SandboxProviderName name, Exception reason) : ISandboxProvider
    {
        public SandboxProviderName Name => name;

        public Task<RunningSandbox> StartAsync(SandboxOrder order, CancellationToken cancellation) => throw reason;
    }
}
