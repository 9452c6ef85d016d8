namespace PgDbre.Core.Connections;

/// <summary>What libpq would read from its surroundings; a record, so that tests need no real environment.</summary>
public sealed record ClientEnvironment
{
    /// <summary>Environment variables by name.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>Name of the operating system's user, libpq's default role.</summary>
    public required string UserName { get; init; }

    /// <summary>Whole text of a file; null if it is not there.</summary>
    public Func<string, string?> ReadFile { get; init; } = _ => null;

    /// <summary>Home folder, where .pg_service.conf may be.</summary>
    public string? HomeFolder { get; init; }

    /// <summary>The folder of a Unix-domain socket for a port; null if no local server listens on one.</summary>
    public Func<int, string?> FindSocketFolder { get; init; } = _ => null;

    /// <summary>The real one.</summary>
    public static ClientEnvironment OfProcess() => new()
    {
        Variables = Environment.GetEnvironmentVariables()
            .Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "", StringComparer.Ordinal),
        UserName = Environment.UserName,
        HomeFolder = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
        ReadFile = path => File.Exists(path) ? File.ReadAllText(path) : null,
        FindSocketFolder = port => Array.Find(
            ["/var/run/postgresql", "/tmp"],
            folder => File.Exists(Path.Combine(folder, $".s.PGSQL.{port}"))),
    };

    internal string? Variable(string name) => Variables.TryGetValue(name, out string? value) && value.Length > 0 ? value : null;
}
