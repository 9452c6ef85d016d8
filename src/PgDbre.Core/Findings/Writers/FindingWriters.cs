namespace PgDbre.Core.Findings.Writers;

/// <summary>The writer of each format.</summary>
public static class FindingWriters
{
    /// <summary>The writer.</summary>
    public static IFindingWriter Of(FindingFormat format) => format switch
    {
        FindingFormat.Text => new TextFindingWriter(),
        FindingFormat.Json => new JsonFindingWriter(),
        FindingFormat.Sarif => new SarifFindingWriter(),
        FindingFormat.JUnit => new JUnitFindingWriter(),
        FindingFormat.Markdown => new MarkdownFindingWriter(),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };
}
