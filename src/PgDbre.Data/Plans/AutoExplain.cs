using Npgsql;
using PgDbre.Core.Connections;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Plans;

/// <summary>The library auto_explain in one session: loaded, and told to send plans to this client instead of the server's log.</summary>
internal static class AutoExplain
{
    private const int FirstWithParameterPrivileges = 150000;
    private const string UndefinedFile = "58P01";

    /// <summary>
    /// What the plans inside need to hold, in the order they are set: log_min_duration comes last, so that setting the others is not
    /// reported. At INFO a message reaches the client whatever client_min_messages says, and the server's log only where that
    /// wants INFO too (is_log_level_output, elog.c). The options are those our own EXPLAIN has.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
    {
        ["auto_explain.log_level"] = "info",
        ["auto_explain.log_format"] = "json",
        ["auto_explain.log_analyze"] = "on",
        ["auto_explain.log_timing"] = "on",
        ["auto_explain.log_buffers"] = "on",
        ["auto_explain.log_wal"] = "on",
        ["auto_explain.log_triggers"] = "on",
        ["auto_explain.log_verbose"] = "on",
        ["auto_explain.log_settings"] = "on",
        ["auto_explain.log_nested_statements"] = "on",
        ["auto_explain.sample_rate"] = "1",
        ["auto_explain.log_min_duration"] = "0",
    };

    /// <summary>Levels of log_min_messages at which the server's log gets the plans as well.</summary>
    private static readonly string[] Talkative = ["debug5", "debug4", "debug3", "debug2", "debug1", "info"];

    // A library's parameters are in pg_settings from the moment it is loaded; before, only their placeholders exist, which are not.
    private const string Sql =
        """
        SELECT EXISTS (SELECT FROM pg_settings WHERE name = 'auto_explain.log_min_duration'),
               current_user::text,
               current_setting('log_min_messages'),
               current_setting('is_superuser')::boolean
        """;

    private const string DeniedSql =
        """
        SELECT name FROM unnest($1::text[]) WITH ORDINALITY AS wanted(name, place)
         WHERE NOT has_parameter_privilege(name, 'SET')
         ORDER BY place
        """;

    /// <summary>Loads the library if need be. It stays in the session, where it does nothing without its settings.</summary>
    /// <returns>True if the server's log will get the plans as well.</returns>
    /// <exception cref="PgDbreException">PgAutoExplainUnavailable, with the statements that would help.</exception>
    public static async Task<bool> LoadAsync(ServerTransaction transaction, int versionNumber, CancellationToken cancellation)
    {
        (bool isLoaded, string role, string level, bool isSuperuser) = (await transaction.ListAsync(
            Sql, row => (row.GetBoolean(0), row.GetString(1), row.GetString(2), row.GetBoolean(3)), cancellation).ConfigureAwait(false))[0];
        if (!isSuperuser)
        {
            bool canGrant = versionNumber >= FirstWithParameterPrivileges;
            List<string> denied = canGrant ? await DeniedAsync(transaction, cancellation).ConfigureAwait(false) : [.. Settings.Keys];
            if (!isLoaded || denied.Count > 0)
            {
                throw ExplainRefusal.AutoExplainDenied(role, isLoaded, denied, canGrant);
            }
        }

        if (!isLoaded)
        {
            await LoadAsync(transaction, cancellation).ConfigureAwait(false);
        }

        return Talkative.Contains(level);
    }

    private static Task<List<string>> DeniedAsync(ServerTransaction transaction, CancellationToken cancellation) =>
        transaction.ListAsync(DeniedSql, row => row.GetString(0), cancellation, (object)Settings.Keys.ToArray());

    private static async Task LoadAsync(ServerTransaction transaction, CancellationToken cancellation)
    {
        try
        {
            await transaction.ExecuteAsync("LOAD 'auto_explain'", cancellation).ConfigureAwait(false);
        }
        catch (PgDbreException failure) when (failure.SqlState == UndefinedFile)
        {
            throw ExplainRefusal.AutoExplainMissing(failure);
        }
    }
}
