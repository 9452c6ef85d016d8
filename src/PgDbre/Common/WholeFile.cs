using PgDbre.Core.Connections;

namespace PgDbre.Common;

/// <summary>Writes a file whole or not at all: a temporary file beside it takes its place in one step.</summary>
/// <param name="exists">The error for a file that is there and must not be replaced.</param>
/// <param name="notWritten">The error for one that could not be written.</param>
internal sealed class WholeFile(Func<string, PgDbreException> exists, Func<string, Exception, PgDbreException> notWritten)
{
    /// <summary>Refuses a path where something is already.</summary>
    /// <exception cref="PgDbreException">The first of the two errors, or the second for a device.</exception>
    public void RefuseExisting(string path)
    {
        if (Path.Exists(Target(path)))
        {
            throw exists(path);
        }
    }

    /// <summary>Writes the bytes.</summary>
    /// <exception cref="PgDbreException">One of the two errors; nothing is left behind.</exception>
    public void Write(string path, byte[] bytes, bool overwrite)
    {
        string target = Target(path);
        if (!overwrite)
        {
            RefuseExisting(path);
        }

        string temporary = $"{target}.{Guid.NewGuid():N}.tmp";
        try
        {
            File.WriteAllBytes(temporary, bytes);
            File.Move(temporary, target, overwrite);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            Forget(temporary);
            throw !overwrite && File.Exists(target) ? exists(path) : notWritten(path, error);
        }
    }

    // Through a link the file itself is written. A device cannot be replaced by a file, least of all as root.
    private string Target(string path)
    {
        try
        {
            string target = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;
            bool isDevice = !OperatingSystem.IsWindows() && File.Exists(target) && Path.GetDirectoryName(target) is "/dev" or "/proc";
            return isDevice ? throw new IOException("It is a device, not a file.") : target;
        }
        catch (IOException error)
        {
            throw notWritten(path, error);
        }
    }

    private static void Forget(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Where a file cannot be made, there is none to remove.
        }
    }
}
