using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Images;
using Microsoft.Extensions.Logging.Abstractions;
using PgDbre.Sandbox.Processes;

namespace PgDbre.Sandbox.Providers;

/// <summary>The image that module/sandbox/Dockerfile describes. Written without an engine at hand: not tested here.</summary>
internal sealed class DockerImage(SandboxCache cache)
{
    private static readonly string[] Files = ["Dockerfile", "entrypoint.sh"];

    /// <summary>Builds the image for one major version if the engine does not have it yet.</summary>
    public async Task<IImage> EnsureAsync(int version, CancellationToken cancellation)
    {
        string[] texts = [.. Files.Select(name => Script.Read($"docker/{name}"))];
        string hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(texts))))[..12];
        string context = SandboxCache.CreatePrivate(Path.Combine(cache.Folder, "docker", hash));
        foreach ((string name, string text) in Files.Zip(texts))
        {
            await File.WriteAllTextAsync(Path.Combine(context, name), text, cancellation).ConfigureAwait(false);
        }

        // A changed Dockerfile changes the tag; the image outlives the process, so the next start is quick.
        IFutureDockerImage image = new ImageFromDockerfileBuilder()
            .WithName($"localhost/pgdbre-sandbox:{version.ToString(CultureInfo.InvariantCulture)}-{hash}")
            .WithDockerfileDirectory(context)
            .WithDockerfile("Dockerfile")
            .WithBuildArgument("PG_VERSION", version.ToString(CultureInfo.InvariantCulture))
            .WithDeleteIfExists(false)
            .WithCleanUp(false)
            .WithLogger(NullLogger.Instance)
            .Build();
        await image.CreateAsync(cancellation).ConfigureAwait(false);
        return image;
    }
}
