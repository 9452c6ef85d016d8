namespace PgDbre.Core.Findings.Writers;

/// <summary>How findings are written for people and for other programs.</summary>
public enum FindingFormat
{
    /// <summary>Lines for a console, as compilers write them.</summary>
    Text,
    /// <summary>One JSON object.</summary>
    Json,
    /// <summary>SARIF 2.1.0, for code scanning.</summary>
    Sarif,
    /// <summary>JUnit XML, for CI servers.</summary>
    JUnit,
    /// <summary>A Markdown table, for a pull request.</summary>
    Markdown,
}
