using PgDbre.Core.Migrations.Locks;
using PgDbre.Core.Migrations.Model;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Migrations.Partitions;

/// <summary>What ATTACH PARTITION has to do with the rows of the new partition and of the default one.</summary>
internal sealed record Attachment
{
    /// <summary>A constraint proves the bound: nothing is read.</summary>
    public required bool IsProven { get; init; }

    /// <summary>True if everything that decides about it is known.</summary>
    public required bool IsCertain { get; init; }

    /// <summary>Indexes of the partitioned table that the partition lacks and ATTACH builds; empty too where nothing is known.</summary>
    public required IReadOnlyList<IndexModel> MissingIndexes { get; init; }

    /// <summary>The default partition; null without one.</summary>
    public RelationModel? Default { get; init; }

    /// <summary>A constraint of the default partition proves that it holds no row of the new one.</summary>
    public bool IsDefaultProven { get; init; }

    /// <summary>The heaviest work on the new partition.</summary>
    public TableWork Work => MissingIndexes.Count > 0 ? TableWork.IndexBuild : IsProven ? TableWork.None : TableWork.Scan;

    /// <summary>Judges one.</summary>
    /// <param name="parent">The partitioned table.</param>
    /// <param name="partition">The table that becomes a partition; null for one that is made as such and is empty.</param>
    /// <param name="bound">FOR VALUES or DEFAULT.</param>
    /// <param name="schema">The schema before.</param>
    public static Attachment Of(QualifiedName parent, QualifiedName? partition, PartitionBound? bound, SchemaModel schema)
    {
        RelationModel? table = schema.Find(parent);
        RelationModel? child = partition is null ? null : schema.Find(partition);
        RelationModel? standing = bound?.Kind == PartitionBoundKind.Default ? null : schema.DefaultPartition(parent);
        bool isProven = child is not null && BoundProof.Holds(child, table?.PartitionBy, bound);
        return new Attachment
        {
            IsProven = isProven,
            IsCertain = isProven || (child is { IsComplete: true } && table?.PartitionBy is { Elements: [{ Column: not null }] }),
            MissingIndexes = child is { IsComplete: true }
                ? [.. (table?.Indexes ?? []).Where(index => !child.Indexes.Any(own => Matches(own, index)))]
                : [],
            Default = standing,
            IsDefaultProven = standing is not null && BoundProof.Excludes(standing, table?.PartitionBy, bound),
        };
    }

    // commands/indexcmds.c, CompareIndexInfo: method, columns in order, uniqueness, expressions, predicate.
    private static bool Matches(IndexModel own, IndexModel index) =>
        own.IsValid && own.Method == index.Method && own.IsUnique == index.IsUnique && own.IsPartial == index.IsPartial
        && own.Keys.SequenceEqual(index.Keys, StringComparer.Ordinal)
        && own.ComputedFrom.SequenceEqual(index.ComputedFrom, StringComparer.Ordinal);
}
