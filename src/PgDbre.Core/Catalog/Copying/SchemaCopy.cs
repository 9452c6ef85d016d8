namespace PgDbre.Core.Catalog.Copying;

/// <summary>
/// The schema of a database as statements that make it again elsewhere, and what they leave out. No data, no privileges, no owners, no
/// comments.
/// </summary>
public sealed record SchemaCopy
{
    /// <summary>In the order in which they should run.</summary>
    public required IReadOnlyList<CopyStatement> Statements { get; init; }

    /// <summary>What no statement makes.</summary>
    public required IReadOnlyList<CopyGap> Gaps { get; init; }
}
