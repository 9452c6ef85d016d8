namespace PgDbre.Sandbox.Processes;

/// <summary>A lock between processes. The kernel drops it with its holder, however that ends.</summary>
internal static class FileLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits for the lock; disposing it lets go.</summary>
    /// <param name="path">A file that is never removed, or two holders could each lock their own.</param>
    /// <param name="onWait">Called once if somebody else holds it.</param>
    public static async Task<IDisposable> TakeAsync(string path, Action? onWait, CancellationToken cancellation)
    {
        bool told = false;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                // On Unix this is flock(LOCK_EX | LOCK_NB).
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                if (!told)
                {
                    onWait?.Invoke();
                    told = true;
                }

                await Task.Delay(Pause, cancellation).ConfigureAwait(false);
            }
        }
    }
}
