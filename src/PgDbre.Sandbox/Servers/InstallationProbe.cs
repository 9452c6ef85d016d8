using System.Text.RegularExpressions;
using PgDbre.Sandbox.Processes;

namespace PgDbre.Sandbox.Servers;

/// <summary>Asks the programs in a folder what they are.</summary>
internal static partial class InstallationProbe
{
    /// <summary>The version that a postgres program reports, such as 17.11; null if it cannot be run.</summary>
    public static async Task<string?> VersionAsync(IReadOnlyList<string> command, CancellationToken cancellation)
    {
        ProgramResult result = await ChildProgram.RunAsync([.. command, "--version"], cancellation).ConfigureAwait(false);
        return result.ExitCode == 0 ? ParseVersion(result.Output) : null;
    }

    /// <summary>The version in the answer to --version; null if it is none of PostgreSQL.</summary>
    public static string? ParseVersion(string answer) =>
        VersionPattern().Match(answer) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>Names of the extensions whose control files stand in a folder.</summary>
    public static IReadOnlySet<string> Extensions(string folder) =>
        Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.control").Select(path => Path.GetFileNameWithoutExtension(path)).ToHashSet()
            : [];

    [GeneratedRegex(@"\(PostgreSQL\) (\d+(?:\.\d+)?)")]
    private static partial Regex VersionPattern();
}
