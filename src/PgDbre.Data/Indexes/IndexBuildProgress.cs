namespace PgDbre.Data.Indexes;

/// <summary>How far a build is.</summary>
/// <param name="Index">The index.</param>
/// <param name="Phase">What the server is doing, or what the build waits for.</param>
/// <param name="Percent">Of that phase, 0 to 100; null where the server does not count.</param>
/// <param name="Attempt">Which attempt, from 1.</param>
public sealed record IndexBuildProgress(string Index, string Phase, double? Percent, int Attempt);
