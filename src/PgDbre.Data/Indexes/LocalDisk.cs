using System.Globalization;

namespace PgDbre.Data.Indexes;

/// <summary>
/// Free space of a server on this very machine. A loopback address alone may lead through a tunnel or into a container; so the server's
/// postmaster.pid must be here too, with its port and its start.
/// </summary>
internal static class LocalDisk
{
    // The file tells when the postmaster began, the server when it accepted the first connection.
    private const long MaxStartSeconds = 60;
    private const int StartLine = 2;
    private const int PortLine = 3;

    /// <param name="server">host:port as the connection has it.</param>
    /// <param name="dataDirectory">The server's data_directory.</param>
    /// <param name="path">Where the files go.</param>
    /// <param name="port">The server's port.</param>
    /// <param name="startSeconds">pg_postmaster_start_time(), seconds since 1970.</param>
    /// <returns>Bytes; null if the server is not on this machine, or its folder cannot be read by this process.</returns>
    public static long? FreeBytes(string server, string dataDirectory, string path, int port, long startSeconds)
    {
        if (!IsLoopback(server))
        {
            return null;
        }

        try
        {
            string[] pid = File.ReadAllLines(Path.Combine(dataDirectory, "postmaster.pid"));
            return IsSame(pid, port, startSeconds) && Directory.Exists(path)
                ? new DriveInfo(Path.GetFullPath(path)).AvailableFreeSpace
                : null;
        }
        catch (Exception hidden) when (hidden is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    private static bool IsLoopback(string server) =>
        server.StartsWith("localhost:", StringComparison.OrdinalIgnoreCase)
        || server.StartsWith("127.", StringComparison.Ordinal)
        || server.StartsWith("::1", StringComparison.Ordinal)
        || server.StartsWith("[::1]", StringComparison.Ordinal)
        || server.StartsWith('/');

    // The lines of postmaster.pid: miscadmin.h, LOCK_FILE_LINE_*.
    private static bool IsSame(string[] pid, int port, long startSeconds) =>
        pid.Length > PortLine
        && pid[PortLine] == port.ToString(CultureInfo.InvariantCulture)
        && long.TryParse(pid[StartLine], NumberStyles.None, CultureInfo.InvariantCulture, out long start)
        && Math.Abs(start - startSeconds) <= MaxStartSeconds;
}
