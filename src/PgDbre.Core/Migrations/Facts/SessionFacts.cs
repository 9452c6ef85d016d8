using System.Text.Json.Serialization;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Facts;

/// <summary>The settings that a new session of the snapshot's role starts with; times in milliseconds, 0 for no limit.</summary>
public sealed record SessionFacts
{
    private static readonly string[] UtcNames = ["UTC", "Etc/UTC", "GMT", "Etc/GMT", "UCT", "Etc/UCT", "Zulu", "Etc/Zulu", "Universal"];

    /// <summary>session_user: whose settings these are.</summary>
    public required string Role { get; init; }

    /// <summary>lock_timeout.</summary>
    public long LockTimeoutMs { get; init; }

    /// <summary>statement_timeout.</summary>
    public long StatementTimeoutMs { get; init; }

    /// <summary>idle_in_transaction_session_timeout.</summary>
    public long IdleInTransactionTimeoutMs { get; init; }

    /// <summary>transaction_timeout; null before 17.</summary>
    public long? TransactionTimeoutMs { get; init; }

    /// <summary>TimeZone.</summary>
    public string TimeZone { get; init; } = "";

    /// <summary>
    /// True if it is always UTC, under one of its names: there timestamp and timestamptz change into each other without a rewrite
    /// (tablecmds.c, ATColumnChangeRequiresRewrite, asks for the offset and not for the name).
    /// </summary>
    [JsonIgnore]
    public bool IsUtc => UtcNames.Contains(TimeZone, StringComparer.OrdinalIgnoreCase);

    /// <summary>search_path as it is set.</summary>
    public string SearchPath { get; init; } = "";

    /// <summary>
    /// The schemas of the search_path that exist, in order. Those the role may not use are among them: it is seldom the one that migrates.
    /// </summary>
    public IReadOnlyList<string> Schemas { get; init; } = [];

    /// <summary>session_replication_role: origin, replica or local.</summary>
    public string ReplicationRole { get; init; } = "origin";

    /// <summary>Limits, search_path and TimeZone that roles and this database set for their sessions.</summary>
    public IReadOnlyList<RoleSetting> RoleSettings { get; init; } = [];

    /// <summary>The schemas a search_path names, in order, whether they exist or not.</summary>
    /// <param name="searchPath">As it is set: "$user", public.</param>
    /// <param name="role">What $user stands for.</param>
    public static IReadOnlyList<string> PathOf(string searchPath, string role) =>
    [
        .. SqlTokenizer.Tokenize(searchPath)
            .Select(token => token.Identifier)
            .OfType<string>()
            .Select(name => name == "$user" ? role : name),
    ];

    /// <summary>
    /// What ALTER ROLE and ALTER DATABASE give a session of this role; null if they leave it to the server. The nearest wins: role in
    /// database, role, database, all roles (postinit.c, process_settings).
    /// </summary>
    public string? SettingOf(string role, string parameter) => RoleSettings
        .Where(setting => setting.Parameter == parameter && (setting.Role is null || setting.Role == role))
        .OrderByDescending(setting => (setting.Role is null ? 0 : 2) + (setting.IsForDatabase ? 1 : 0))
        .FirstOrDefault()?.Value;
}
