namespace PgDbre.Core.Sandboxes;

/// <summary>Where a sandbox's server comes from, in the order they are tried.</summary>
public enum SandboxProviderName
{
    /// <summary>A Docker engine, through Testcontainers.</summary>
    Docker,
    /// <summary>PostgreSQL installed on this machine, if it has the version and the extensions asked for.</summary>
    Local,
    /// <summary>A Debian root file system in the user's cache folder, entered with chroot.</summary>
    DebianRoot,
    /// <summary>Any PostgreSQL installed on this machine; what it lacks is said.</summary>
    LocalAny,
}
