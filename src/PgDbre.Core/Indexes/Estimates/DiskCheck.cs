using PgDbre.Core.Connections;
using PgDbre.Core.Reports;

namespace PgDbre.Core.Indexes.Estimates;

/// <summary>What a build needs against what is known to be free.</summary>
/// <param name="Need">Estimate of the need.</param>
/// <param name="FreeBytes">Free space; null where nobody can say.</param>
/// <param name="Place">What that space is, for the message.</param>
/// <param name="TempLimitBytes">temp_file_limit of the server; null for none.</param>
internal sealed record DiskCheck(DiskNeed Need, long? FreeBytes, string Place, long? TempLimitBytes)
{
    /// <summary>Why the build would run out of disk; null if it would not, or nobody knows.</summary>
    public PgDbreException? Refusal()
    {
        if (Need.TotalBytes is { } need && FreeBytes is { } free && need > free)
        {
            return new PgDbreException(
                "PgDiskSpace",
                PgErrorCategory.QuotaExceeded,
                $"The build needs {Need}, and {Quantity.Bytes(free)} are free ({Place}).",
                "Free space first. If the estimate is wrong (ANALYZE long ago?), say with -FreeDiskMB how much it may take.");
        }

        return TempLimitBytes is { } limit && Need.SortBytes > limit
            ? new PgDbreException(
                "PgTempFileLimit",
                PgErrorCategory.QuotaExceeded,
                $"The sort needs about {Quantity.Bytes(Need.SortBytes)} of temporary files, and temp_file_limit allows "
                    + $"{Quantity.Bytes(limit)}.",
                "Raise temp_file_limit for the role (a superuser can: ALTER ROLE … SET temp_file_limit), or give -MaintenanceWorkMemMB so "
                    + "much that the sort needs no file.")
            : null;
    }

    /// <inheritdoc />
    public override string ToString() => FreeBytes is { } free
        ? $"needs {Need}; {Quantity.Bytes(free)} free ({Place})"
        : $"needs {Need}; free space unknown";
}
