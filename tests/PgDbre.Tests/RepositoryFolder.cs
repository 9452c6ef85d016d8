namespace PgDbre.Tests;

/// <summary>Where the clone is: the folder above the test assembly that holds the manifest.</summary>
internal static class RepositoryFolder
{
    public static string Root { get; } = Find();

    public static string Manifest => Path.Combine(Root, "PgDbre.psd1");

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PgDbre.psd1")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("PgDbre.psd1 is in no folder above the test assembly.");
    }
}
