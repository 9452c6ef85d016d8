namespace PgDbre.Data.Indexes.Vectors;

/// <summary>A vector of the table that is searched for.</summary>
/// <param name="Place">Physical place of its row (ctid), which the answers leave out.</param>
/// <param name="Column">The column's value as text.</param>
/// <param name="Key">The index key's value as text.</param>
internal sealed record QueryVector(string Place, string Column, string Key);
