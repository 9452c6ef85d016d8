using PgDbre.Core.Catalog.Copying;
using PgDbre.Core.Connections;
using PgDbre.Core.Sql;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Catalog.Copying;

/// <summary>The empty database for a copy: the source's encoding, collation and settings, as far as the server has them.</summary>
internal static class CopiedDatabase
{
    // Not a name that a schema of the source is likely to have.
    private const string HypoPgSchema = "pgdbre_whatif";

    private const string RootLocale = "ENCODING 'UTF8' LOCALE 'C' LOCALE_PROVIDER icu ICU_LOCALE 'und'";

    /// <summary>Makes it.</summary>
    /// <returns>What differs from the source.</returns>
    /// <exception cref="PgDbreException">The server makes no such database.</exception>
    public static async Task<List<CopyGap>> CreateAsync(
        PgConnection source, PgConnection administrator, string database, SessionLimits limits, CancellationToken cancellation)
    {
        List<CopyGap> gaps = [];
        (string[] locale, List<(string Name, string Value)> settings) =
            await ReadAsync(source, limits, cancellation).ConfigureAwait(false);
        if (source.Identity.Major != administrator.Identity.Major)
        {
            gaps.Add(new CopyGap(
                "server", administrator.Version, $"plans in the place of {source.Version}, and another major version may plan otherwise"));
        }

        string name = SqlIdentifier.Quote(database);
        if (!await TryCreateAsync(administrator, name, Locale(locale), cancellation).ConfigureAwait(false))
        {
            gaps.Add(new CopyGap("collation", locale[2], "is unknown there; the root collation of ICU stands for it"));
            await RunAsync(administrator, $"CREATE DATABASE {name} TEMPLATE template0 {RootLocale}", cancellation).ConfigureAwait(false);
        }

        await CopySettingsAsync(administrator, name, settings, limits, cancellation).ConfigureAwait(false);
        return gaps;
    }

    /// <summary>Makes HypoPG, unless the source has it too.</summary>
    /// <exception cref="PgDbreException">The server has none.</exception>
    public static async Task InstallHypoPgAsync(PgConnection target, SessionLimits limits, CancellationToken cancellation)
    {
        await using ServerTransaction transaction =
            await ServerTransaction.ReadWriteAsync(target, limits, cancellation).ConfigureAwait(false);
        if ((await transaction.ListAsync(PlanningCopySql.HasHypoPg, row => row.GetBoolean(0), cancellation).ConfigureAwait(false))[0])
        {
            return;
        }

        await transaction.ExecuteAsync(
            $"CREATE SCHEMA {HypoPgSchema}; CREATE EXTENSION hypopg SCHEMA {HypoPgSchema}", cancellation).ConfigureAwait(false);
        await transaction.CommitAsync(cancellation).ConfigureAwait(false);
    }

    private static async Task<(string[] Locale, List<(string Name, string Value)> Settings)> ReadAsync(
        PgConnection source, SessionLimits limits, CancellationToken cancellation)
    {
        await using ServerTransaction transaction =
            await ServerTransaction.ReadOnlyAsync(source, limits, cancellation).ConfigureAwait(false);
        List<string[]> locale = await transaction.ListAsync(
            PlanningCopySql.Locale,
            row => Enumerable.Range(0, row.FieldCount).Select(i => row.IsDBNull(i) ? "" : row.GetString(i)).ToArray(),
            cancellation).ConfigureAwait(false);
        List<(string Name, string Value)> settings = await transaction.ListAsync(
            PlanningCopySql.Settings, row => (row.GetString(0), SqlLiteral.Quote(row.GetString(1))), cancellation).ConfigureAwait(false);
        List<string> path = await transaction.ListAsync(
            PlanningCopySql.SearchPath, row => SqlIdentifier.Quote(row.GetString(0)), cancellation).ConfigureAwait(false);
        settings.Add(("search_path", path.Count == 0 ? "''" : string.Join(", ", path)));
        return (locale[0], settings);
    }

    private static string Locale(string[] source)
    {
        string encoding = $"ENCODING {SqlLiteral.Quote(source[0])}";
        return source[1] switch
        {
            "i" => $"{encoding} LOCALE 'C' LOCALE_PROVIDER icu ICU_LOCALE {SqlLiteral.Quote(source[4])}",
            "b" => $"{encoding} LOCALE 'C' LOCALE_PROVIDER builtin BUILTIN_LOCALE {SqlLiteral.Quote(source[4])}",
            _ => $"{encoding} LC_COLLATE {SqlLiteral.Quote(source[2])} LC_CTYPE {SqlLiteral.Quote(source[3])}",
        };
    }

    private static async Task<bool> TryCreateAsync(
        PgConnection administrator, string name, string locale, CancellationToken cancellation)
    {
        try
        {
            await RunAsync(administrator, $"CREATE DATABASE {name} TEMPLATE template0 {locale}", cancellation).ConfigureAwait(false);
            return true;
        }
        catch (PgDbreException refused) when (refused.SqlState is not null)
        {
            return false;
        }
    }

    private static async Task CopySettingsAsync(
        PgConnection administrator,
        string name,
        List<(string Name, string Value)> settings,
        SessionLimits limits,
        CancellationToken cancellation)
    {
        await using ServerTransaction transaction =
            await ServerTransaction.ReadWriteAsync(administrator, limits, cancellation).ConfigureAwait(false);
        HashSet<string> known =
            [.. await transaction.ListAsync(PlanningCopySql.Known, row => row.GetString(0), cancellation).ConfigureAwait(false)];
        IEnumerable<string> statements = settings
            .Where(setting => known.Contains(setting.Name))
            .Select(setting => $"ALTER DATABASE {name} SET {SqlIdentifier.Quote(setting.Name)} = {setting.Value}");
        await transaction.ExecuteAsync(string.Join("; ", statements), cancellation).ConfigureAwait(false);
        await transaction.CommitAsync(cancellation).ConfigureAwait(false);
    }

    // CREATE DATABASE refuses a transaction.
    private static Task RunAsync(PgConnection administrator, string sql, CancellationToken cancellation) =>
        ScriptRunner.RunAsync(administrator, sql, "The copy's database", _ => { }, cancellation);
}
