namespace PgDbre.Benchmarks;

/// <summary>The real plans of the tests.</summary>
internal static class Corpus
{
    public static string Folder { get; } = Path.Combine(Root().FullName, "tests", "PgDbre.Core.Tests", "Plans", "Data");

    // A benchmark runs in a folder of its own below the repository.
    private static DirectoryInfo Root()
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PgDbre.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The benchmarks run inside the repository only.");
        }

        return folder;
    }
}
