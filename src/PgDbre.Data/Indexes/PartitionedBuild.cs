using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Core.Indexes.Partitions;
using PgDbre.Data.Connections;

namespace PgDbre.Data.Indexes;

/// <summary>
/// Builds the index of a partitioned table step by step, and looks again at the end: a partition that came meanwhile has its part from the
/// server if it was created as one, and gets it here if it was attached without.
/// </summary>
internal sealed class PartitionedBuild(PgConnection connection, IndexBuildRequest request, Action<IndexBuildProgress> report)
{
    private readonly List<NewIndex> _declared = [];

    /// <summary>Runs the steps until each partition has its part.</summary>
    /// <exception cref="PgDbreException">What stopped it; PgPartitionedIndexUnfinished if something stays for the next run.</exception>
    public async Task<PartitionTally> RunAsync(IndexBuildTarget target, CancellationToken cancellation)
    {
        PartitionTally tally = new(target.Name);
        try
        {
            IndexBuildTarget now = target;
            while (now.Existing is null && now.Steps.Count > 0)
            {
                tally.Plan(now.Steps);
                foreach (PartitionStep step in now.Steps)
                {
                    tally.Take(step, await RunAsync(step, now, tally, cancellation).ConfigureAwait(false));
                }

                now = await IndexBuildTarget.FindAsync(connection, request with { Name = target.Name }, cancellation).ConfigureAwait(false);
            }

            return now.Existing is null ? throw PartitionedIndexRefusal.NotValid(target.QualifiedName) : tally;
        }
        catch (Exception failure) when (failure is PgDbreException or OperationCanceledException)
        {
            bool isResumed = !target.Steps.Any(step => step.Kind == PartitionStepKind.Declare && step.Table.Oid == target.Table.Oid);
            if (tally.Attached > 0 || isResumed || !await WithdrawAsync().ConfigureAwait(false))
            {
                throw PartitionedIndexRefusal.Unfinished(target.QualifiedName, tally.Attached, tally.Count, failure);
            }

            throw;
        }
    }

    private Task<int> RunAsync(PartitionStep step, IndexBuildTarget target, PartitionTally tally, CancellationToken cancellation)
    {
        NewIndex index = new(step.Table, step.Index);
        Action<IndexBuildProgress> place = progress => report(tally.Place(progress, step));
        return step.Kind switch
        {
            PartitionStepKind.Build => new ConcurrentRun(connection, request, place).RunAsync(
                new ConcurrentStatement(step.Table, step.Index, step.Sql, target.MustBuildSerially, (seen, failure) =>
                    InvalidIndexRemover.RemoveAsync(connection, index, seen, failure))
                {
                    SortsOnDisk = target.Disk?.Need.SortBytes > 0,
                },
                cancellation),
            PartitionStepKind.DropLeftover => RetryAsync(
                step, place, () => InvalidIndexRemover.RemoveEarlierAsync(connection, index, request, cancellation), cancellation),
            PartitionStepKind.Declare => RetryAsync(step, place, () => DeclareAsync(index, step.Sql, cancellation), cancellation),
            _ => RetryAsync(step, place, () => ExecuteAsync(step.Sql, cancellation), cancellation),
        };
    }

    private Task<int> RetryAsync(PartitionStep step, Action<IndexBuildProgress> place, Func<Task> work, CancellationToken cancellation)
    {
        string phase = step.Kind switch
        {
            PartitionStepKind.Declare => $"declaring it on {step.Table}",
            PartitionStepKind.DropLeftover => "removing what an earlier run left",
            _ => "attaching it",
        };
        place(new IndexBuildProgress(step.Index, phase, null, 1));
        LockRetry retry = new(
            request.MaxRetry, request.FirstPause, (wait, attempt) => place(new IndexBuildProgress(step.Index, wait, null, attempt)));
        return retry.RunAsync(_ => work(), cancellation);
    }

    private async Task DeclareAsync(NewIndex index, string sql, CancellationToken cancellation)
    {
        await ExecuteAsync(sql, cancellation).ConfigureAwait(false);
        _declared.Add(index);
    }

    // Under a short lock_timeout: to attach an index takes its ACCESS EXCLUSIVE lock, and whoever waits for that stops the partition's
    // queries.
    private async Task ExecuteAsync(string sql, CancellationToken cancellation)
    {
        await using ServerTransaction transaction =
            await ServerTransaction.ReadWriteAsync(connection, request.Limits, cancellation).ConfigureAwait(false);
        await transaction.ExecuteAsync(sql, cancellation).ConfigureAwait(false);
        await transaction.CommitAsync(cancellation).ConfigureAwait(false);
    }

    // What this run declared and nothing is attached to goes again, the deepest first; true if all of it went.
    private async Task<bool> WithdrawAsync()
    {
        bool isAllGone = true;
        foreach (NewIndex index in Enumerable.Reverse(_declared))
        {
            isAllGone &= await DeclaredIndexRemover.TryRemoveAsync(connection, index, request.Limits).ConfigureAwait(false);
        }

        return isAllGone;
    }
}
