namespace PgDbre.Core.Migrations.Shadow.Seeding;

/// <summary>A condition that rows must meet: a check, a domain's check or a partition's bounds.</summary>
/// <param name="Expression">SQL over the columns.</param>
/// <param name="Columns">The columns in it.</param>
public sealed record SeedCheck(string Expression, IReadOnlyList<string> Columns);
