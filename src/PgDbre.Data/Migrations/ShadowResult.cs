using PgDbre.Core.Migrations;
using PgDbre.Core.Migrations.Shadow;

namespace PgDbre.Data.Migrations;

/// <summary>What came of a chain on a shadow.</summary>
/// <param name="Trips">Each migration up, down and up again; those behind the first that failed are missing.</param>
/// <param name="Gaps">What of the source the shadow does not have, a sentence each without a period.</param>
/// <param name="Seed">The rows that the tables had.</param>
public sealed record ShadowResult(
    IReadOnlyDictionary<Migration, RevisionRoundTrip> Trips, IReadOnlyList<string> Gaps, SeedReport Seed);
