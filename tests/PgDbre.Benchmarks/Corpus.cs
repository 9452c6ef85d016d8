namespace PgDbre.Benchmarks;

/// <summary>The real plans of the tests.</summary>
internal static class Corpus
{
    /// <summary>The repository.</summary>
    public static string Root { get; } = FindRoot().FullName;

    public static string Folder { get; } = Path.Combine(Root, "tests", "PgDbre.Core.Tests", "Plans", "Data");

    // A benchmark runs in a folder of its own below the repository.
    private static DirectoryInfo FindRoot()
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PgDbre.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The benchmarks run inside the repository only.");
        }

        return folder;
    }
}
