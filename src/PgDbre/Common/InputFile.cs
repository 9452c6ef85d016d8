using System.Management.Automation;
using PgDbre.Core.Connections;

namespace PgDbre.Common;

/// <summary>Files that a -Path names, with failures that name the file.</summary>
internal static class InputFile
{
    /// <summary>Full names of the files a PowerShell path stands for, wildcards resolved.</summary>
    /// <exception cref="PgDbreException">PgFileNotFound.</exception>
    public static IReadOnlyList<string> ResolveFiles(this PSCmdlet cmdlet, string path)
    {
        try
        {
            return [.. cmdlet.SessionState.Path.GetResolvedProviderPathFromPSPath(path, out _)];
        }
        catch (Exception error) when (error is ItemNotFoundException or System.Management.Automation.DriveNotFoundException)
        {
            throw new PgDbreException("PgFileNotFound", PgErrorCategory.ObjectNotFound, $"There is no file '{path}'.", "Check the path.", error);
        }
    }

    /// <summary>The whole text of a file.</summary>
    /// <exception cref="PgDbreException">PgFileUnreadable.</exception>
    public static string Read(string path) => Read(path, File.ReadAllText);

    /// <summary>The whole of a file, for a reader that finds out its encoding itself.</summary>
    /// <exception cref="PgDbreException">PgFileUnreadable.</exception>
    public static byte[] ReadBytes(string path) => Read(path, File.ReadAllBytes);

    /// <summary>A file to be read bit by bit; a server may go on writing it. Bytes that are no valid text become U+FFFD.</summary>
    /// <exception cref="PgDbreException">PgFileUnreadable.</exception>
    public static StreamReader Open(string path)
    {
        try
        {
            return new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, error);
        }
    }

    private static T Read<T>(string path, Func<string, T> read)
    {
        try
        {
            return read(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, error);
        }
    }

    /// <summary>The error for a file that exists and gives nothing.</summary>
    public static PgDbreException Unreadable(string path, Exception error) => new(
        "PgFileUnreadable", PgErrorCategory.InvalidArgument, $"'{path}' cannot be read: {error.Message}", "Check the path and its permissions.", error);
}
