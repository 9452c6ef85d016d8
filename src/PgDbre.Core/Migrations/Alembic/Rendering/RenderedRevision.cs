namespace PgDbre.Core.Migrations.Alembic.Rendering;

/// <summary>The SQL of a revision.</summary>
/// <param name="Script">The revision.</param>
/// <param name="Upgrade">The SQL of upgrade(); empty where there is no such function.</param>
/// <param name="Downgrade">The SQL of downgrade(); empty where there is no such function.</param>
public sealed record RenderedRevision(RevisionScript Script, RenderedBody Upgrade, RenderedBody Downgrade);
