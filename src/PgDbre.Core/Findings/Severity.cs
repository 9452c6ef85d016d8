namespace PgDbre.Core.Findings;

/// <summary>How much a finding matters; ordered, so that -FailOn Medium means Medium and above.</summary>
public enum Severity
{
    /// <summary>Worth knowing.</summary>
    Info,
    /// <summary>Small gain, or only under load.</summary>
    Low,
    /// <summary>Should be mended.</summary>
    Medium,
    /// <summary>Hurts now.</summary>
    High,
    /// <summary>Wrong results, data loss or an outage ahead.</summary>
    Critical,
}
