namespace PgDbre.Data.Indexes;

/// <summary>An index to be built anew under its name, and how patiently.</summary>
public sealed record IndexRebuildRequest : BuildPatience
{
    /// <summary>Schema of the index.</summary>
    public required string Schema { get; init; }

    /// <summary>Its name, as the catalog spells it.</summary>
    public required string Index { get; init; }
}
