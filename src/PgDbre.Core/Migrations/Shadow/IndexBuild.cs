namespace PgDbre.Core.Migrations.Shadow;

/// <summary>An index that was built from all rows of its table.</summary>
/// <param name="Relation">The index.</param>
/// <param name="IsRebuild">It was there before under this name; false for a new one.</param>
public sealed record IndexBuild(TracedRelation Relation, bool IsRebuild)
{
    /// <inheritdoc />
    public override string ToString() => Relation.ToString();
}
