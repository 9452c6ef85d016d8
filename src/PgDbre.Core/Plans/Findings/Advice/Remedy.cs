namespace PgDbre.Core.Plans.Findings;

/// <summary>What to do about a finding.</summary>
/// <param name="Words">In words.</param>
/// <param name="Sql">As SQL; null where no statement does it safely.</param>
internal sealed record Remedy(string Words, string? Sql);
