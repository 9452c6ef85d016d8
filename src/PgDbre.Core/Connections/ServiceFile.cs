namespace PgDbre.Core.Connections;

/// <summary>
/// libpq's connection service file (https://www.postgresql.org/docs/17/libpq-pgservice.html):
/// PGSERVICEFILE or ~/.pg_service.conf first, then pg_service.conf in PGSYSCONFDIR.
/// </summary>
internal static class ServiceFile
{
    public static IReadOnlyDictionary<string, string> Read(string service, ClientEnvironment environment)
    {
        foreach (string path in Paths(environment))
        {
            if (environment.ReadFile(path) is { } text && Section(text, service) is { } found)
            {
                return found;
            }
        }

        throw new PgDbreException(
            "PgServiceNotFound",
            PgErrorCategory.ObjectNotFound,
            $"No connection service '{service}' in {string.Join(" or ", Paths(environment))}.",
            "Add a [section] of that name to the service file, or pass a postgresql:// URI or a keyword string.");
    }

    private static IEnumerable<string> Paths(ClientEnvironment environment)
    {
        yield return environment.Variable("PGSERVICEFILE") ?? Path.Combine(environment.HomeFolder ?? "", ".pg_service.conf");
        yield return Path.Combine(environment.Variable("PGSYSCONFDIR") ?? "/etc/postgresql-common", "pg_service.conf");
    }

    private static Dictionary<string, string>? Section(string text, string service)
    {
        Dictionary<string, string>? section = null;
        foreach (string line in text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line[0] == '[')
            {
                if (section is not null)
                {
                    break;
                }

                section = line == $"[{service}]" ? [] : null;
            }
            else if (section is not null && line.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals)
            {
                section[line[..equals].Trim()] = line[(equals + 1)..].Trim();
            }
        }

        return section;
    }
}
