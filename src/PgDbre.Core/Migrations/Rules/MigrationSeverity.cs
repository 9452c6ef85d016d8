using PgDbre.Core.Findings;
using PgDbre.Core.Migrations.Locks;

namespace PgDbre.Core.Migrations.Rules;

/// <summary>How much a lock matters: whom it blocks × how long that takes × how many rows there are.</summary>
internal static class MigrationSeverity
{
    /// <summary>The policy in words, for the metadata of every rule that leaves the severity to it.</summary>
    public const string Policy =
        "By lock, work and rows: Critical for ACCESS EXCLUSIVE while the table is worked through, High for a lock that blocks writes "
        + "meanwhile, Medium for ACCESS EXCLUSIVE alone; one level less below a million rows, two below ten thousand, one more from a "
        + "hundred million.";

    /// <summary>Severity of one effect.</summary>
    /// <param name="effect">Lock and work.</param>
    /// <param name="rows">Rows of the table; null if not known, which counts as a million.</param>
    public static Severity Of(LockEffect effect, double? rows)
    {
        Severity full = (effect.Mode, effect.Work) switch
        {
            (LockMode.AccessExclusive, > TableWork.Rows) => Severity.Critical,
            (>= LockMode.Share, > TableWork.Rows) => Severity.High,
            (LockMode.AccessExclusive, _) => Severity.Medium,
            (>= LockMode.Share, _) => Severity.Low,
            _ => Severity.Info,
        };
        return effect.Work > TableWork.Rows ? Scale(full, rows) : full;
    }

    private static Severity Scale(Severity full, double? rows)
    {
        int shift = rows switch
        {
            null => 0,
            < 10_000 => -2,
            < 1_000_000 => -1,
            >= 100_000_000 => 1,
            _ => 0,
        };
        return (Severity)Math.Clamp((int)full + shift, (int)Severity.Info, (int)Severity.Critical);
    }
}
