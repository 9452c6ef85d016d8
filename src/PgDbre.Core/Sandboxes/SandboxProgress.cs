namespace PgDbre.Core.Sandboxes;

/// <summary>One step of the preparation of a sandbox, for a progress bar.</summary>
/// <param name="Activity">What is going on, such as "Making the Debian root file system (once)".</param>
/// <param name="Detail">The step at hand, such as "Unpacking libssl3t64"; null if there is nothing to add.</param>
public sealed record SandboxProgress(string Activity, string? Detail = null);
