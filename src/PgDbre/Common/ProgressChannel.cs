using System.Threading.Channels;

namespace PgDbre.Common;

/// <summary>Ends a channel of progress with the work that fills it.</summary>
internal static class ProgressChannel
{
    public static async Task<T> CompleteAfter<TStep, T>(this Channel<TStep> progress, Task<T> work)
    {
        try
        {
            return await work.ConfigureAwait(false);
        }
        finally
        {
            progress.Writer.Complete();
        }
    }
}
