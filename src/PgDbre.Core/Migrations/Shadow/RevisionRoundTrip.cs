namespace PgDbre.Core.Migrations.Shadow;

/// <summary>One revision run up, down and up again.</summary>
public sealed record RevisionRoundTrip
{
    /// <summary>The revision.</summary>
    public required string Revision { get; init; }

    /// <summary>The first upgrade.</summary>
    public required ShadowRun Up { get; init; }

    /// <summary>The downgrade; null if the upgrade failed, or there is none.</summary>
    public ShadowRun? Down { get; init; }

    /// <summary>The second upgrade; null if the downgrade failed, or there is none.</summary>
    public ShadowRun? UpAgain { get; init; }

    /// <summary>How the catalog after the downgrade differs from the one before the upgrade.</summary>
    public IReadOnlyList<CatalogDifference> NotRestored { get; init; } = [];

    /// <summary>How the catalog after the second upgrade differs from the one after the first.</summary>
    public IReadOnlyList<CatalogDifference> NotRepeated { get; init; } = [];

    /// <summary>Rows and values from before the upgrade that the downgrade does not bring back.</summary>
    public IReadOnlyList<DataLoss> Losses { get; init; } = [];

    /// <summary>
    /// Rows and values of the upgraded schema that the downgrade removes, columns and tables that the upgrade made included.
    /// </summary>
    public IReadOnlyList<DataLoss> Discarded { get; init; } = [];

    /// <summary>All three ways ran.</summary>
    public bool Ran => Up.Succeeded && Down is { Succeeded: true } && UpAgain is { Succeeded: true };

    /// <summary>The downgrade gives the schema back, but for what PostgreSQL cannot give back.</summary>
    public bool IsSchemaReversible => Down is { Succeeded: true } && NotRestored.All(difference => difference.IsTolerated);

    /// <summary>Nothing that was there before the upgrade is lost.</summary>
    public bool KeepsData => Down is { Succeeded: true } && Losses.Count == 0;
}
