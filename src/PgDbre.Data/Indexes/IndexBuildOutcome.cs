using PgDbre.Core.Indexes;

namespace PgDbre.Data.Indexes;

/// <summary>What became of a request: a new index, or the one that made it needless.</summary>
/// <param name="Build">What was built; null if nothing had to be.</param>
/// <param name="ExistingIndex">The equal index that was there; null if one was built.</param>
public sealed record IndexBuildOutcome(IndexBuild? Build, string? ExistingIndex);
