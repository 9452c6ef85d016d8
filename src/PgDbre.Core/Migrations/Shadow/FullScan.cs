namespace PgDbre.Core.Migrations.Shadow;

/// <summary>A table that was read from end to end.</summary>
/// <param name="Relation">The table.</param>
/// <param name="Count">How often; the check of a foreign key and the build of an index count as one each.</param>
public sealed record FullScan(TracedRelation Relation, long Count)
{
    /// <inheritdoc />
    public override string ToString() => $"{Relation} ({Count})";
}
