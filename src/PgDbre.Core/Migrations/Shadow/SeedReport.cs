namespace PgDbre.Core.Migrations.Shadow;

/// <summary>The rows that a shadow was given.</summary>
/// <param name="Seeded">Tables with rows.</param>
/// <param name="Unseeded">Tables without.</param>
public sealed record SeedReport(IReadOnlyList<SeededTable> Seeded, IReadOnlyList<UnseededTable> Unseeded)
{
    /// <summary>No table at all.</summary>
    public static SeedReport Empty { get; } = new([], []);

    /// <summary>Rows in all tables.</summary>
    public int Rows => Seeded.Sum(table => table.Rows);
}
