namespace PgDbre.Core.Findings;

/// <summary>
/// What a rule says about itself, as data: help, documentation and SARIF are made from it.
/// Shared by every family (plan findings, migration rules, pool rules, source checks).
/// </summary>
public sealed record RuleMetadata
{
    /// <summary>Kebab-case id, the same in code, output, help and tests.</summary>
    public required string Id { get; init; }

    /// <summary>Short code of the catalog the rule comes from, such as SEQ-FILTER; null where there is none.</summary>
    public string? Code { get; init; }

    /// <summary>The rule in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>Why it matters.</summary>
    public required string Why { get; init; }

    /// <summary>What to do about it, in general.</summary>
    public required string Advice { get; init; }

    /// <summary>What sets the rule off.</summary>
    public required string BadExample { get; init; }

    /// <summary>The same, mended.</summary>
    public required string GoodExample { get; init; }

    /// <summary>The highest severity the rule can reach.</summary>
    public required Severity MaxSeverity { get; init; }

    /// <summary>How the severity of one finding is decided, in words.</summary>
    public required string SeverityRule { get; init; }

    /// <summary>Where to read more; null where there is nothing better than the help topic.</summary>
    public string? Reference { get; init; }
}
