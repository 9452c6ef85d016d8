namespace PgDbre.Sandbox.DebianRoots;

/// <summary>What a Debian root file system for sandboxes is made of.</summary>
internal static class RootRecipe
{
    /// <summary>The release: Debian 13 carries all four packages.</summary>
    public const string Suite = "trixie";

    /// <summary>The only major version of PostgreSQL in that release.</summary>
    public const int PostgresVersion = 17;

    /// <summary>Folder name of a finished root. Raise the number when anything here changes: a new root is made then.</summary>
    public const string FolderName = "trixie-1";

    /// <summary>Used where the machine's own sources name no Debian mirror, or theirs does not have the release.</summary>
    public const string DefaultMirror = "http://deb.debian.org/debian";

    /// <summary>What is installed beyond the minimum.</summary>
    public static IReadOnlyList<string> Packages { get; } =
        ["postgresql-17", "postgresql-17-pgvector", "postgresql-17-hypopg", "pgbouncer"];

    /// <summary>Folders that no server of ours needs: the cluster the package made, and what was downloaded.</summary>
    public static IReadOnlyList<string> Unneeded { get; } =
        ["var/lib/postgresql/17/main", "var/cache/apt/archives", "var/lib/apt/lists", "usr/share/doc", "usr/share/man"];
}
