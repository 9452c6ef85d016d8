using System.Globalization;
using System.Security.Cryptography;

namespace PgDbre.Sandbox.Servers;

/// <summary>A sandbox's password, and the files that hold it for programs that need it.</summary>
internal static class SandboxSecret
{
    private const int RandomBytes = 18;
    private const UnixFileMode OwnerReads = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>144 random bits in letters and digits that need no quoting anywhere.</summary>
    public static string NewPassword() => Convert.ToHexString(RandomNumberGenerator.GetBytes(RandomBytes));

    /// <summary>Writes libpq's password file: one line for each port.</summary>
    public static void WritePassFile(string path, string password, params IEnumerable<int?> ports)
    {
        IEnumerable<string> lines = ports
            .Where(port => port is not null)
            .Select(port => string.Create(CultureInfo.InvariantCulture, $"{LoopbackPort.Host}:{port}:*:{DataTemplate.User}:{password}"));
        WritePrivate(path, string.Join('\n', lines) + "\n");
    }

    /// <summary>Writes a file that nobody else could read at any moment.</summary>
    public static void WritePrivate(string path, string text)
    {
        FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerReads;
        }

        using StreamWriter writer = new(path, options);
        writer.Write(text);
    }
}
