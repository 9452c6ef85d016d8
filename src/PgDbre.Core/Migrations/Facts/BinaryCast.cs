using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Facts;

/// <summary>A cast WITHOUT FUNCTION that involves a type that is not the system's: changing between the two rewrites no table.</summary>
/// <param name="From">The type it reads.</param>
/// <param name="To">The type it gives.</param>
public sealed record BinaryCast(TypeName From, TypeName To);
