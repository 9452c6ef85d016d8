using PgDbre.Core.Migrations.Facts;

namespace PgDbre.Data.Migrations.Facts;

/// <summary>
/// Figures of tables, those of a partitioned one being the sums of its partitions: before 14 the server keeps none for it, and later only
/// what an ANALYZE of the whole found. A sum with something unknown in it is unknown.
/// </summary>
internal sealed class PartitionSums
{
    private readonly Dictionary<uint, RelationFigures> _figures;
    private readonly RowLists<uint> _partitions = new();
    private readonly HashSet<uint> _partitioned = [];

    public PartitionSums(
        Dictionary<uint, RelationFigures> figures, IEnumerable<(uint Oid, uint[] Parents, RelationFacts Relation)> relations)
    {
        _figures = figures;
        foreach ((uint oid, uint[] parents, RelationFacts relation) in relations)
        {
            if (relation.PartitionOf is not null)
            {
                _partitions.Add(parents[0], oid);
            }

            if (relation.Kind == RelationKind.PartitionedTable)
            {
                _partitioned.Add(oid);
            }
        }
    }

    /// <summary>The figures of a table; null for what has none, such as a view or a foreign table.</summary>
    public RelationFigures? Of(uint oid)
    {
        if (!_partitioned.Contains(oid))
        {
            return _figures.GetValueOrDefault(oid);
        }

        List<RelationFigures> parts = _partitions[oid].ConvertAll(partition => Of(partition) ?? RelationFigures.Unknown);
        return new RelationFigures
        {
            Rows = Sum(parts, part => part.Rows),
            HeapBytes = Sum(parts, part => part.HeapBytes),
            IndexBytes = Sum(parts, part => part.IndexBytes),
            TotalBytes = Sum(parts, part => part.TotalBytes),
            Scans = Sum(parts, part => part.Scans),
            RowChanges = Sum(parts, part => part.RowChanges),
        };
    }

    private static long? Sum(List<RelationFigures> parts, Func<RelationFigures, long?> figure) =>
        parts.Aggregate((long?)0, (sum, part) => sum + figure(part));
}
