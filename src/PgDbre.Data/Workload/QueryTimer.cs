using System.Runtime.CompilerServices;
using System.Threading.Channels;
using PgDbre.Core.Connections;
using PgDbre.Core.Workload;

namespace PgDbre.Data.Workload;

/// <summary>Executes a query as often as the schedule says and hands each execution's time out as it ends.</summary>
public static class QueryTimer
{
    /// <summary>The runs that count, in the order they ended. Leaving the loop early cancels what still runs on the server.</summary>
    /// <exception cref="PgDbreException">The first run that failed; the others are cancelled.</exception>
    public static async IAsyncEnumerable<QueryRun> RunAsync(
        PgConnection connection,
        TimedQuery query,
        RunSchedule schedule,
        SessionLimits limits,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Channel<QueryRun> finished = Channel.CreateUnbounded<QueryRun>();
        Task workers = RunAllAsync(new QueryExecution(connection, query, limits), schedule, finished.Writer, stop);
        try
        {
            // The channel ends when the workers do, also after a cancellation: nobody is left behind on the server.
            await foreach (QueryRun run in finished.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
            {
                yield return run;
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await workers.ConfigureAwait(false);
        }
    }

    private static async Task RunAllAsync(
        QueryExecution execution, RunSchedule schedule, ChannelWriter<QueryRun> finished, CancellationTokenSource stop)
    {
        int started = 0;
        try
        {
            await execution.ResolveTypesAsync(stop.Token).ConfigureAwait(false);

            // Warm-up ends for all before the first run counts, or a cold session would slow the measured ones.
            await TogetherAsync(schedule.Concurrency, stop, () => WarmUpAsync(execution, schedule.WarmUp, stop.Token)).ConfigureAwait(false);
            await TogetherAsync(schedule.Concurrency, stop, async () =>
            {
                while (Interlocked.Increment(ref started) <= schedule.Count)
                {
                    finished.TryWrite(await execution.RunAsync(stop.Token).ConfigureAwait(false));
                }
            }).ConfigureAwait(false);
            finished.Complete();
        }
        catch (Exception failure)
        {
            // Handed to the reader, which throws it.
            finished.Complete(failure);
        }
    }

    private static async Task WarmUpAsync(QueryExecution execution, int times, CancellationToken cancellation)
    {
        for (int i = 0; i < times; i++)
        {
            await execution.RunAsync(cancellation).ConfigureAwait(false);
        }
    }

    // The first failure cancels the other workers and is the one that is thrown, not their cancellations.
    private static async Task TogetherAsync(int workers, CancellationTokenSource stop, Func<Task> work)
    {
        Exception? first = null;
        async Task RunOneAsync()
        {
            try
            {
                await work().ConfigureAwait(false);
            }
            catch (Exception failure)
            {
                Interlocked.CompareExchange(ref first, failure, null);
                await stop.CancelAsync().ConfigureAwait(false);
            }
        }

        await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => RunOneAsync())).ConfigureAwait(false);
        if (first is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(first);
        }
    }
}
