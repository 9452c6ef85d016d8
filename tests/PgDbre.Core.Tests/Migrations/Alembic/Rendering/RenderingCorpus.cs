namespace PgDbre.Core.Tests.Migrations.Alembic.Rendering;

/// <summary>Bodies of upgrade(), and what real Alembic printed for them (Data/render.py).</summary>
internal static class RenderingCorpus
{
    private const string Head = "import sqlalchemy as sa\nfrom alembic import op\nfrom sqlalchemy.dialects import postgresql\n"
        + "revision = 'a1'\ndown_revision = None\ndef upgrade():\n";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Migrations", "Alembic", "Rendering", "Data");

    /// <summary>The bodies by their names.</summary>
    public static IReadOnlyDictionary<string, string> Cases { get; } = Blocks("cases.txt");

    /// <summary>What a version of Alembic printed, by the names.</summary>
    public static IReadOnlyDictionary<string, string> Output(string version) => Blocks($"alembic-{version}.txt");

    /// <summary>A body as a revision file.</summary>
    public static string Script(string body) => Head + string.Join('\n', body.Split('\n').Select(line => "    " + line)) + "\n";

    /// <summary>The naming convention that a body's first line asks for; empty for none.</summary>
    public static IReadOnlyDictionary<string, string> Convention(string body)
    {
        const string Mark = "# convention: ";
        return !body.StartsWith(Mark, StringComparison.Ordinal)
            ? new Dictionary<string, string>()
            : body.Split('\n')[0][Mark.Length..].Split(' ').Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => part[1]);
    }

    private static Dictionary<string, string> Blocks(string file) => File.ReadAllText(Path.Combine(Folder, file))
        .Split("=== ")[1..]
        .Select(block => block.Split('\n', 2))
        .ToDictionary(block => block[0], block => block[1].Trim(), StringComparer.Ordinal);
}
