namespace PgDbre.Core.Indexes.Builds;

/// <summary>
/// The phases of CREATE and REINDEX INDEX CONCURRENTLY as pg_stat_progress_create_index names them, and which share of the work each is.
/// The shares are means of measured B-trees over integers, numeric and text: of three million rows sorted in memory, and of five million
/// that do not fit it, whose runs are sorted while the table is scanned. One type's differ from another's by a factor of two, so what
/// follows from them is an estimate.
/// </summary>
internal static class BuildPhases
{
    private const string Building = "building index";

    private static readonly string[] Work =
    [
        "building index: scanning table",
        "building index: sorting live tuples",
        "building index: loading tuples in tree",
        "index validation: scanning index",
        "index validation: sorting tuples",
        "index validation: scanning table",
    ];

    private static readonly double[] InMemory = [0.14, 0.34, 0.23, 0.09, 0.11, 0.09];
    private static readonly double[] OnDisk = [0.41, 0.16, 0.20, 0.09, 0.08, 0.06];

    // An access method that tells no phases of its own builds in one.
    private static readonly int BuildPhaseCount = Work.Count(phase => phase.StartsWith(Building, StringComparison.Ordinal));

    /// <summary>True while nothing is done but waiting for transactions of others.</summary>
    public static bool IsWaiting(string phase)
    {
        ArgumentNullException.ThrowIfNull(phase);
        return phase.StartsWith("waiting", StringComparison.Ordinal);
    }

    /// <summary>The phase's share of the work, 0 to 1; 0 where it is not known.</summary>
    public static double Share(string phase, bool sortsOnDisk)
    {
        int place = Array.IndexOf(Work, phase);
        return place < 0 ? 0 : Shares(sortsOnDisk)[place];
    }

    /// <summary>The work that is done, 0 to 1; null for a phase that says nothing about it.</summary>
    /// <param name="phase">As the view names it.</param>
    /// <param name="percent">Of the phase, 0 to 100; null if it is not counted.</param>
    /// <param name="sortsOnDisk">The sort does not fit maintenance_work_mem.</param>
    public static double? Done(string phase, double? percent, bool sortsOnDisk)
    {
        ArgumentNullException.ThrowIfNull(phase);
        double part = Math.Clamp((percent ?? 0) / 100, 0, 1);
        double[] shares = Shares(sortsOnDisk);
        int place = Array.IndexOf(Work, phase);
        if (place >= 0)
        {
            return shares.Take(place).Sum() + (part * shares[place]);
        }

        double built = shares.Take(BuildPhaseCount).Sum();
        return phase switch
        {
            "initializing" or "waiting for writers before build" => 0,
            "waiting for writers before validation" => built,
            "waiting for old snapshots" or "waiting for readers before marking dead" or "waiting for readers before dropping" => 1,
            _ when phase.StartsWith(Building, StringComparison.Ordinal) => percent is null ? null : part * built,
            _ => null,
        };
    }

    private static double[] Shares(bool sortsOnDisk) => sortsOnDisk ? OnDisk : InMemory;
}
