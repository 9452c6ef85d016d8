using PgDbre.Core.Sandboxes;

namespace PgDbre.Sandbox.Servers;

/// <summary>What a provider found for a request.</summary>
/// <param name="Provider">Who offers it.</param>
/// <param name="Installation">The programs.</param>
/// <param name="Extensions">What will be created in the sandbox's database; all of it is there.</param>
/// <param name="Missing">What was asked for and is not there.</param>
internal sealed record ServerOffer(
    SandboxProviderName Provider, ServerInstallation Installation, IReadOnlyList<string> Extensions, IReadOnlyList<string> Missing);
