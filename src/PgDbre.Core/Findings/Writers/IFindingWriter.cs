namespace PgDbre.Core.Findings.Writers;

/// <summary>Writes findings in one format. What they say comes from strangers: nothing in it may act on the reader's side.</summary>
public interface IFindingWriter
{
    /// <summary>The whole text, ending without a line feed.</summary>
    string Write(FindingReport report);
}
