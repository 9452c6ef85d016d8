namespace PgDbre.Core.Migrations.Facts;

/// <summary>An installed extension.</summary>
/// <param name="Name">extname.</param>
/// <param name="Version">extversion.</param>
/// <param name="Schema">The schema of its objects.</param>
public sealed record ExtensionFacts(string Name, string Version, string Schema);
