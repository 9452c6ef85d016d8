namespace PgDbre.Core.Migrations.Shadow.Seeding;

/// <summary>A foreign key.</summary>
/// <param name="Columns">The referencing columns.</param>
/// <param name="Target">Object id of the referenced table.</param>
/// <param name="TargetColumns">The referenced columns, in the same order.</param>
public sealed record SeedKey(IReadOnlyList<string> Columns, uint Target, IReadOnlyList<string> TargetColumns);
