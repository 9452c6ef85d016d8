namespace PgDbre.Core.Migrations.Shadow;

/// <summary>Revisions run up, down and up again, one after the other.</summary>
/// <param name="Revisions">In the order of the upgrade; ends with the first whose upgrade failed.</param>
public sealed record RoundTripResult(IReadOnlyList<RevisionRoundTrip> Revisions)
{
    /// <summary>Rows that the tables had before the first revision.</summary>
    public SeedReport Seed { get; init; } = SeedReport.Empty;

    /// <summary>Every revision ran all three ways, and its downgrade gives schema and data back.</summary>
    public bool IsReversible => Revisions.All(revision =>
        revision.Ran && revision.IsSchemaReversible && revision.KeepsData && revision.NotRepeated.All(one => one.IsTolerated));
}
