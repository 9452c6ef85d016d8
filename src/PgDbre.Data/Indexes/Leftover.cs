namespace PgDbre.Data.Indexes;

/// <summary>An invalid index that a failed build left.</summary>
/// <param name="Oid">Object id.</param>
/// <param name="QualifiedName">schema.index, quoted.</param>
/// <param name="IsBeingBuilt">Its build is not over yet.</param>
internal sealed record Leftover(uint Oid, string QualifiedName, bool IsBeingBuilt);
