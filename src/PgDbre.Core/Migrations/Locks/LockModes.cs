namespace PgDbre.Core.Migrations.Locks;

/// <summary>What a lock mode is called and whom it keeps waiting.</summary>
public static class LockModes
{
    /// <summary>As PostgreSQL's documentation writes it, such as ACCESS EXCLUSIVE.</summary>
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

    /// <summary>Whom it keeps waiting, as the end of "it blocks …".</summary>
    public static string Blocked(this LockMode mode) => mode switch
    {
        LockMode.AccessExclusive => "reads and writes",
        _ when mode.BlocksWrites() => "writes",
        LockMode.ShareUpdateExclusive => "other DDL and VACUUM",
        _ => "only DDL",
    };

    /// <summary>True if a plain SELECT waits for it.</summary>
    public static bool BlocksReads(this LockMode mode) => mode == LockMode.AccessExclusive;

    /// <summary>True if INSERT, UPDATE and DELETE wait for it.</summary>
    public static bool BlocksWrites(this LockMode mode) => mode >= LockMode.Share;

    /// <summary>Reads the mode of pg_locks (AccessExclusiveLock); null for the modes of other locks.</summary>
    public static LockMode? FromCatalog(string mode)
    {
        ArgumentNullException.ThrowIfNull(mode);
        return mode.EndsWith("Lock", StringComparison.Ordinal) && Enum.TryParse(mode[..^4], out LockMode parsed) ? parsed : null;
    }
}
