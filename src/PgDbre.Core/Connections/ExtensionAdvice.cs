namespace PgDbre.Core.Connections;

/// <summary>Which extensions this module uses, and the next step where one is not as it should be.</summary>
public static class ExtensionAdvice
{
    /// <summary>What the server said of one extension.</summary>
    /// <param name="Name">Extension.</param>
    /// <param name="Installed">Version created in the database; null if it is not.</param>
    /// <param name="Available">Version on disk; null if the package is missing.</param>
    public sealed record Facts(string Name, string? Installed, string? Available);

    private static readonly (string Name, string Purpose, string Package)[] Wanted =
    [
        ("pg_stat_statements", "finds slow queries", "postgresql-contrib"),
        ("hypopg", "proves index recommendations without building them", "postgresql-{0}-hypopg"),
        ("vector", "vector search and its indexes", "postgresql-{0}-pgvector"),
    ];

    /// <summary>Names of the extensions this module uses.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Wanted.Select(wanted => wanted.Name)];

    /// <summary>One record per extension, in the order of their use.</summary>
    public static IReadOnlyList<ServerExtension> For(IReadOnlyList<Facts> facts, int majorVersion, bool isStatementsLibraryLoaded) =>
    [
        .. Wanted.Select(wanted =>
        {
            Facts fact = facts.FirstOrDefault(fact => fact.Name == wanted.Name) ?? new Facts(wanted.Name, null, null);
            string package = wanted.Package.Replace("{0}", $"{majorVersion}", StringComparison.Ordinal);
            return new ServerExtension(
                fact.Name, fact.Installed, fact.Available, wanted.Purpose, Remedy(fact, package, isStatementsLibraryLoaded));
        }),
    ];

    private static string? Remedy(Facts fact, string package, bool isStatementsLibraryLoaded)
    {
        if (fact.Available is null && fact.Installed is null)
        {
            return $"Install the package {package} on the server, then: CREATE EXTENSION {fact.Name};";
        }

        if (fact.Name == "pg_stat_statements" && !isStatementsLibraryLoaded)
        {
            return "Set shared_preload_libraries = 'pg_stat_statements' in postgresql.conf, restart the server"
                + (fact.Installed is null ? ", then: CREATE EXTENSION pg_stat_statements;" : ".");
        }

        if (fact.Installed is null)
        {
            return $"CREATE EXTENSION {fact.Name};";
        }

        return fact.Available is not null && fact.Available != fact.Installed ? $"ALTER EXTENSION {fact.Name} UPDATE;" : null;
    }
}
