using System.Diagnostics;
using PgDbre.Core.Indexes.Builds;
using PgDbre.Core.Indexes.Partitions;

namespace PgDbre.Data.Indexes;

/// <summary>What a partitioned build has done so far, and how much that is of the whole.</summary>
internal sealed class PartitionTally(string parent)
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private double _pages;
    private double _donePages;

    /// <summary>Partitions to be built or attached.</summary>
    public int Count { get; private set; }

    /// <summary>Those whose index was built.</summary>
    public int Built { get; private set; }

    /// <summary>Those whose index was there and only had to be attached.</summary>
    public int Reused { get; private set; }

    /// <summary>Attempts until the lock was had, of the partition that took most.</summary>
    public int Attempts { get; private set; } = 1;

    /// <summary>The statements that ran.</summary>
    public List<string> Statements { get; } = [];

    /// <summary>Partitions that have their part.</summary>
    public int Attached => Built + Reused;

    /// <summary>Further steps: the first round's, and those for partitions that came meanwhile.</summary>
    public void Plan(IReadOnlyList<PartitionStep> steps)
    {
        int built = steps.Count(step => step.Kind == PartitionStepKind.Build);
        Count += built + steps.Count(step => step is { Kind: PartitionStepKind.Attach, IsReuse: true });
        _pages += steps.Where(step => step.Kind == PartitionStepKind.Build).Sum(step => step.Table.Pages);
    }

    public void Take(PartitionStep step, int attempts)
    {
        Statements.Add(step.Sql);
        Attempts = Math.Max(Attempts, attempts);
        _donePages += step.Kind == PartitionStepKind.Build ? step.Table.Pages : 0;
        Built += step.Kind == PartitionStepKind.Build ? 1 : 0;
        Reused += step is { Kind: PartitionStepKind.Attach, IsReuse: true } ? 1 : 0;
    }

    /// <summary>The step's progress as part of the whole's.</summary>
    public IndexBuildProgress Place(IndexBuildProgress progress, PartitionStep step)
    {
        double current = step.Kind == PartitionStepKind.Build ? step.Table.Pages * (progress.TotalPercent ?? 0) / 100 : 0;
        double done = _pages > 0 ? Math.Min(1, (_donePages + current) / _pages) : 0;
        TimeSpan? remaining = BuildPhases.IsWaiting(progress.Phase) ? null : BuildClock.Remaining(Stopwatch.GetElapsedTime(_start), done);
        int number = Math.Min(Count, Attached + (step.Kind == PartitionStepKind.Build || step.IsReuse ? 1 : 0));
        return progress with { Partition = new PartitionProgress(parent, number, Count, 100 * done, remaining?.TotalSeconds) };
    }
}
