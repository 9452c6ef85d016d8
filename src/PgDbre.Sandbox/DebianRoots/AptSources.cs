using System.Text.RegularExpressions;

namespace PgDbre.Sandbox.DebianRoots;

/// <summary>Reads which Debian mirror this machine uses: a company's may be the only one it can reach.</summary>
internal static partial class AptSources
{
    /// <summary>Mirrors to try in their order: the machine's own Debian mirror if it names one, then Debian's.</summary>
    public static IReadOnlyList<string> Mirrors(string aptFolder = "/etc/apt") =>
        [.. Texts(aptFolder).SelectMany(Uris).Append(RootRecipe.DefaultMirror).Distinct(StringComparer.Ordinal).Take(2)];

    /// <summary>The Debian archives named in one file of either format; security and third parties are other archives.</summary>
    internal static IEnumerable<string> Uris(string text) =>
        from Match match in UriPattern().Matches(Uncommented(text))
        select match.Value.TrimEnd('/') into uri
        where uri.EndsWith("/debian", StringComparison.Ordinal)
        select uri;

    private static IEnumerable<string> Texts(string folder)
    {
        IEnumerable<string> files = [Path.Combine(folder, "sources.list")];
        string more = Path.Combine(folder, "sources.list.d");
        if (Directory.Exists(more))
        {
            files = files.Concat(Directory.EnumerateFiles(more).Order(StringComparer.Ordinal));
        }

        return files.Where(File.Exists).Select(File.ReadAllText);
    }

    private static string Uncommented(string text) =>
        string.Join('\n', text.Split('\n').Where(line => !line.TrimStart().StartsWith('#')));

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex UriPattern();
}
