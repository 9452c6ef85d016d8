using System.Management.Automation;
using System.Threading.Channels;
using PgDbre.Core.Connections;

namespace PgDbre.Common;

/// <summary>What every cmdlet shares: Ctrl+C as a token, asynchronous work on the pipeline thread, errors with ids.</summary>
public abstract class PgCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    /// <summary>Cancelled by Ctrl+C; named as in PowerShell 7.6, which has it built in.</summary>
    protected CancellationToken PipelineStopToken => _stop.Token;

    /// <summary>True once an object's work failed and its error was written: what follows does not know all.</summary>
    protected bool HasFailed { get; private set; }

    /// <inheritdoc />
    protected override void StopProcessing() => _stop.Cancel();

    /// <summary>Waits for work on the pipeline thread; Ctrl+C ends the pipeline, not the host.</summary>
    protected T Wait<T>(Task<T> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        try
        {
            return work.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>Waits for work that has no result.</summary>
    protected void Wait(Task work) => Wait(Completed(work));

    /// <summary>
    /// Shows on the pipeline thread what the work reports, until it is over. After Ctrl+C nothing can be shown any more, but the work may
    /// still be cleaning up; it is waited for all the same.
    /// </summary>
    protected T ShowWhile<TStep, T>(Channel<TStep> progress, Task<T> work, Action<TStep> show)
    {
        ArgumentNullException.ThrowIfNull(progress);
        ArgumentNullException.ThrowIfNull(show);
        Task<T> completed = progress.CompleteAfter(work);
        while (Wait(progress.Reader.WaitToReadAsync(CancellationToken.None).AsTask()))
        {
            while (progress.Reader.TryRead(out TStep? step))
            {
                ShowUnlessStopped(step, show);
            }
        }

        return Wait(completed);
    }

    /// <summary>Hands each item to the pipeline as it comes; rows already read are written even if a later one fails.</summary>
    protected void Stream<T>(IAsyncEnumerable<T> items, Action<T> write)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(write);
        IAsyncEnumerator<T> each = items.GetAsyncEnumerator(PipelineStopToken);
        try
        {
            while (Wait(each.MoveNextAsync().AsTask()))
            {
                write(each.Current);
            }
        }
        finally
        {
            each.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    /// <summary>Runs one pipeline object's work: a failure becomes an error record and the next object gets its turn.</summary>
    protected void Guard(object? target, Action work)
    {
        ArgumentNullException.ThrowIfNull(work);
        try
        {
            work();
        }
        catch (PgDbreException failure)
        {
            WriteFailure(failure, target);
        }
    }

    /// <summary><see cref="Guard"/> for the parts of a cmdlet that stand in files of their own.</summary>
    internal void Try(object? target, Action work) => Guard(target, work);

    /// <summary>Writes a failure about one object without ending the pipeline.</summary>
    protected void WriteFailure(PgDbreException failure, object? target)
    {
        HasFailed = true;
        if (_stop.IsCancellationRequested)
        {
            // A stopped pipeline takes no error any more; what stays on the server after Ctrl+C must be said all the same.
            Host?.UI?.WriteWarningLine($"{failure.Message} {failure.RecommendedAction}".TrimEnd());
        }

        WriteError(PgErrorRecord.From(failure, target));
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what the cmdlet holds; PowerShell calls it after the pipeline, stopped or not.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stop.Dispose();
        }
    }

    private void ShowUnlessStopped<TStep>(TStep step, Action<TStep> show)
    {
        try
        {
            if (!_stop.IsCancellationRequested)
            {
                show(step);
            }
        }
        catch (PipelineStoppedException)
        {
            // Stopped between the question and the answer.
        }
    }

    private static async Task<bool> Completed(Task work)
    {
        await work.ConfigureAwait(false);
        return true;
    }
}
