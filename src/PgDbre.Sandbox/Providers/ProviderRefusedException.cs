namespace PgDbre.Sandbox.Providers;

/// <summary>A provider cannot serve the request; the message says why and becomes a line of PgSandboxUnavailable.</summary>
internal sealed class ProviderRefusedException(string reason, Exception? inner = null) : Exception(reason, inner);
