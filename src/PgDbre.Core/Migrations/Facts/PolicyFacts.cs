namespace PgDbre.Core.Migrations.Facts;

/// <summary>A row security policy; its expressions are not kept.</summary>
/// <param name="Name">polname.</param>
/// <param name="Command">all, select, insert, update or delete.</param>
/// <param name="IsRestrictive">AS RESTRICTIVE.</param>
/// <param name="Roles">The roles it is for; empty for everybody.</param>
public sealed record PolicyFacts(string Name, string Command, bool IsRestrictive, IReadOnlyList<string> Roles);
