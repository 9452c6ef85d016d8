namespace PgDbre.Core.Migrations.Shadow;

/// <summary>A table or materialized view whose rows were all written anew.</summary>
/// <param name="Relation">Which.</param>
/// <param name="Reason">Why, as far as the server says.</param>
public sealed record TableRewrite(TracedRelation Relation, RewriteReason Reason)
{
    /// <inheritdoc />
    public override string ToString() => Relation.ToString();
}
