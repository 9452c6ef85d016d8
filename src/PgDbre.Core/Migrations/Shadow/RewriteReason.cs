namespace PgDbre.Core.Migrations.Shadow;

/// <summary>Why a table got new files (src/include/commands/event_trigger.h, AT_REWRITE_*); several may hold at once.</summary>
[Flags]
public enum RewriteReason
{
    /// <summary>
    /// Seen by its new files alone: CLUSTER, VACUUM FULL, REFRESH, SET TABLESPACE; any reason where the role may make no event trigger.
    /// </summary>
    Unknown = 0,

    /// <summary>SET LOGGED or UNLOGGED.</summary>
    Persistence = 1,

    /// <summary>A column with a default that each row needs its own value of.</summary>
    Default = 2,

    /// <summary>A column's type or a generated column's expression.</summary>
    ColumnType = 4,

    /// <summary>SET ACCESS METHOD.</summary>
    AccessMethod = 8,
}
