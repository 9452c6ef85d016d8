using System.Diagnostics;

namespace PgDbre.Core.Indexes.WhatIf;

/// <summary>Until when questions may be asked; what is known by then must do.</summary>
internal sealed class Deadline(TimeSpan limit)
{
    private readonly long _start = Stopwatch.GetTimestamp();

    /// <summary>True once the time is over.</summary>
    public bool IsOver => Stopwatch.GetElapsedTime(_start) >= limit;

    /// <summary>True if something was left out because of it.</summary>
    public bool WasHit { get; private set; }

    /// <summary>True if the time is over; remembers that somebody had more to do.</summary>
    public bool StopsHere()
    {
        WasHit |= IsOver;
        return IsOver;
    }
}
