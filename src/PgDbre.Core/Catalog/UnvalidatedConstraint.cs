namespace PgDbre.Core.Catalog;

/// <summary>A constraint that is NOT VALID: it holds for new rows, and nobody checked the old ones.</summary>
/// <param name="TableOid">The table.</param>
/// <param name="Name">conname.</param>
/// <param name="Definition">pg_get_constraintdef.</param>
public sealed record UnvalidatedConstraint(uint TableOid, string Name, string Definition);
