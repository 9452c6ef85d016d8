namespace PgDbre.Core.Migrations.Shadow;

/// <summary>An index that a statement built or changed, as it is afterwards.</summary>
/// <param name="Relation">The index.</param>
/// <param name="IsValid">indisvalid: queries use it.</param>
/// <param name="IsReady">indisready: writes maintain it.</param>
public sealed record IndexValidity(TracedRelation Relation, bool IsValid, bool IsReady);
