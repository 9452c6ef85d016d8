namespace PgDbre.Core.Indexes.Builds;

/// <summary>
/// Tells from the phases of a build how far it is and how long it will yet work. Waiting for other people's transactions is no work:
/// how long they take nobody knows.
/// </summary>
/// <param name="sortsOnDisk">The sort does not fit maintenance_work_mem.</param>
internal sealed class BuildClock(bool sortsOnDisk)
{
    // Before that a phase's first blocks would promise anything.
    private const double MinDone = 0.02;
    private static readonly TimeSpan MinWorked = TimeSpan.FromSeconds(1);

    private TimeSpan _worked;
    private TimeSpan _last;
    private double _done;
    private string _phase = "";
    private TimeSpan _workedBefore;
    private double _doneBefore;

    /// <summary>The work that is done, 0 to 1; it never falls.</summary>
    public double Done => _done;

    /// <summary>Takes an observation.</summary>
    /// <param name="phase">As the view names it.</param>
    /// <param name="percent">Of the phase, 0 to 100; null if it is not counted.</param>
    /// <param name="now">Since the build began.</param>
    /// <returns>Work that remains, without waits; null while waiting or as long as nothing can be said.</returns>
    public TimeSpan? Observe(string phase, double? percent, TimeSpan now)
    {
        bool isWaiting = BuildPhases.IsWaiting(phase);
        if (phase != _phase)
        {
            (_phase, _workedBefore, _doneBefore) = (phase, _worked, _done);
        }

        _worked += isWaiting ? TimeSpan.Zero : now - _last;
        _last = now;
        _done = Math.Max(_done, BuildPhases.Done(phase, percent ?? Guess(phase), sortsOnDisk) ?? 0);
        return isWaiting ? null : Remaining(_worked, _done);
    }

    // The server counts no sort: what it should take by the work before, and never quite done before it is.
    private double? Guess(string phase)
    {
        double share = BuildPhases.Share(phase, sortsOnDisk);
        if (share == 0 || _doneBefore == 0)
        {
            return null;
        }

        double expected = _workedBefore.TotalSeconds * share / _doneBefore;
        double sofar = (_worked - _workedBefore).TotalSeconds;
        return sofar + expected > 0 ? 100 * sofar / (sofar + expected) : null;
    }

    /// <summary>What the rest takes if it goes as what is done went; null as long as nothing can be said.</summary>
    public static TimeSpan? Remaining(TimeSpan worked, double done) =>
        worked < MinWorked || done < MinDone ? null : worked * ((1 - done) / done);
}
