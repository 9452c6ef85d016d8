namespace PgDbre.Core.Findings;

/// <summary>A finding that a baseline accepts.</summary>
/// <param name="Fingerprint">See <see cref="FindingFingerprint"/>.</param>
/// <param name="RuleId">For the reader of the file; the fingerprint decides.</param>
/// <param name="Object">For the reader of the file.</param>
/// <param name="Count">How many findings with this fingerprint are accepted; one more is new.</param>
public sealed record KnownFinding(string Fingerprint, string RuleId, string Object, int Count);
