namespace PgDbre.Core.Catalog.Copying;

/// <summary>What the planner knows of a table's or an index's extent.</summary>
/// <param name="Identity">Schema and name, quoted as SQL wants it.</param>
/// <param name="Pages">relpages: pages at the last VACUUM or ANALYZE.</param>
/// <param name="Tuples">reltuples at that time; -1 if there was none.</param>
/// <param name="AllVisiblePages">relallvisible at that time.</param>
/// <param name="FilePages">Pages of the file now, which is what the planner counts with; 0 for what has no file.</param>
/// <param name="KeyBytes">Bytes of a B-tree's key, by the statistics; null for any other relation and for what has no file.</param>
public sealed record CopiedRelation(string Identity, int Pages, float Tuples, int AllVisiblePages, long FilePages, int? KeyBytes);
