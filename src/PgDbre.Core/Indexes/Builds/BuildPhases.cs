namespace PgDbre.Core.Indexes.Builds;

/// <summary>
/// The phases of CREATE and REINDEX INDEX CONCURRENTLY as pg_stat_progress_create_index names them, and which share of the work each is.
/// The shares of a B-tree are the mean of four indexes of three million cached rows (two integers, numeric, text); one on disk reads
/// longer, a text sorts longer. So what follows from them is an estimate.
/// </summary>
internal static class BuildPhases
{
    private const string Building = "building index";

    // An access method that tells no phases of its own builds in one.
    private const double BuildShare = 0.71;

    private static readonly (string Phase, double Share)[] Work =
    [
        ("building index: scanning table", 0.14),
        ("building index: sorting live tuples", 0.34),
        ("building index: sorting dead tuples", 0),
        ("building index: loading tuples in tree", 0.23),
        ("index validation: scanning index", 0.09),
        ("index validation: sorting tuples", 0.11),
        ("index validation: scanning table", 0.09),
    ];

    /// <summary>True while nothing is done but waiting for transactions of others.</summary>
    public static bool IsWaiting(string phase)
    {
        ArgumentNullException.ThrowIfNull(phase);
        return phase.StartsWith("waiting", StringComparison.Ordinal);
    }

    /// <summary>The work that is done, 0 to 1; null for a phase that says nothing about it.</summary>
    /// <param name="phase">As the view names it.</param>
    /// <param name="percent">Of the phase, 0 to 100; null if it is not counted.</param>
    public static double? Done(string phase, double? percent)
    {
        ArgumentNullException.ThrowIfNull(phase);
        double part = Math.Clamp((percent ?? 0) / 100, 0, 1);
        double before = 0;
        foreach ((string name, double share) in Work)
        {
            if (name == phase)
            {
                return before + (part * share);
            }

            before += share;
        }

        return phase switch
        {
            "initializing" or "waiting for writers before build" => 0,
            "waiting for writers before validation" => BuildShare,
            "waiting for old snapshots" or "waiting for readers before marking dead" or "waiting for readers before dropping" => 1,
            _ when phase.StartsWith(Building, StringComparison.Ordinal) => percent is null ? null : part * BuildShare,
            _ => null,
        };
    }
}
