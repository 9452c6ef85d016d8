namespace PgDbre.Core.Migrations.Shadow;

/// <summary>A revision whose statements are known both ways.</summary>
/// <param name="Revision">Its name.</param>
/// <param name="Up">The upgrade.</param>
/// <param name="Down">The downgrade; null if there is none.</param>
public sealed record ShadowRevision(string Revision, IReadOnlyList<ShadowStatement> Up, IReadOnlyList<ShadowStatement>? Down);
