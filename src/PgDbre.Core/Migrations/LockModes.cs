namespace PgDbre.Core.Migrations;

/// <summary>What the modes are called and whom they block.</summary>
public static class LockModes
{
    /// <summary>As LOCK TABLE and the manual spell it: ACCESS EXCLUSIVE.</summary>
    public static string Name(this LockMode mode) => mode switch
    {
        LockMode.AccessShare => "ACCESS SHARE",
        LockMode.RowShare => "ROW SHARE",
        LockMode.RowExclusive => "ROW EXCLUSIVE",
        LockMode.ShareUpdateExclusive => "SHARE UPDATE EXCLUSIVE",
        LockMode.Share => "SHARE",
        LockMode.ShareRowExclusive => "SHARE ROW EXCLUSIVE",
        LockMode.Exclusive => "EXCLUSIVE",
        _ => "ACCESS EXCLUSIVE",
    };

    /// <summary>Whom it keeps waiting (src/backend/storage/lmgr/lock.c, LockConflicts).</summary>
    public static LockReach Reach(this LockMode mode) => mode switch
    {
        LockMode.AccessExclusive => LockReach.ReadsAndWrites,
        LockMode.Share or LockMode.ShareRowExclusive or LockMode.Exclusive => LockReach.Writes,
        _ => LockReach.SchemaChanges,
    };

    /// <summary>The reach in words, for a sentence such as: it blocks reads and writes.</summary>
    public static string Words(this LockReach reach) => reach switch
    {
        LockReach.ReadsAndWrites => "reads and writes",
        LockReach.Writes => "writes",
        _ => "only schema changes",
    };

    /// <summary>Reads the mode of pg_locks (AccessExclusiveLock); null for the modes of other locks.</summary>
    public static LockMode? FromCatalog(string mode)
    {
        ArgumentNullException.ThrowIfNull(mode);
        return mode.EndsWith("Lock", StringComparison.Ordinal) && Enum.TryParse(mode[..^4], out LockMode parsed) ? parsed : null;
    }
}
