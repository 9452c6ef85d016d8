using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace PgDbre.Common;

/// <summary>Carries progress from the threads that do the work to the pipeline thread, which alone may write it.</summary>
internal sealed class ProgressQueue<T> : IProgress<T>
{
    private readonly ConcurrentQueue<T> _reports = new();

    /// <inheritdoc />
    public void Report(T value) => _reports.Enqueue(value);

    /// <summary>The newest report since the last call; older ones are skipped.</summary>
    public bool TryTakeNewest([MaybeNullWhen(false)] out T newest)
    {
        newest = default;
        bool found = false;
        while (_reports.TryDequeue(out T? report))
        {
            newest = report;
            found = true;
        }

        return found;
    }
}
