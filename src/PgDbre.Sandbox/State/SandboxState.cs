using System.Text.Json.Serialization;
using PgDbre.Core.Sandboxes;
using PgDbre.Sandbox.Processes;

namespace PgDbre.Sandbox.State;

/// <summary>What the next start must know of a sandbox to show it, or to tidy up after an owner that died. No password.</summary>
internal sealed record SandboxState
{
    /// <summary>Name of the sandbox and of its folder.</summary>
    public required string Name { get; init; }

    /// <summary>The process whose death ends the sandbox.</summary>
    public required ProcessStamp Owner { get; init; }

    /// <summary>The machine these process ids belong to; a cache folder may be shared.</summary>
    public string Machine { get; init; } = Environment.MachineName;

    /// <summary>Folder of data and logs; null where we keep none.</summary>
    public string? ServerFolder { get; init; }

    /// <summary>The keepers: PostgreSQL's first.</summary>
    public IReadOnlyList<ProcessStamp> Keepers { get; init; } = [];

    /// <summary>The servers they hold, in the same order.</summary>
    public IReadOnlyList<ProcessStamp> Servers { get; init; } = [];

    /// <summary>What Get-PgSandbox shows; null while it is being prepared.</summary>
    public SandboxStatus? Status { get; init; }

    /// <summary>True if the process ids are this machine's and the owner has ended.</summary>
    [JsonIgnore]
    public bool IsAbandoned => Machine == Environment.MachineName && !Owner.IsAlive;
}
