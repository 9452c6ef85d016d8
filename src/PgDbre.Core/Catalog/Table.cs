namespace PgDbre.Core.Catalog;

/// <summary>A table with all that decides about its indexes.</summary>
public sealed record Table
{
    /// <summary>Object id.</summary>
    public required uint Oid { get; init; }

    /// <summary>Schema and name.</summary>
    public required TableName Name { get; init; }

    /// <summary>What it is.</summary>
    public TableKind Kind { get; init; }

    /// <summary>True for a partition of a partitioned table.</summary>
    public bool IsPartition { get; init; }

    /// <summary>The partitioned table at the top of which it is a partition; null for any other table.</summary>
    public TableName? PartitionRoot { get; init; }

    /// <summary>reltuples; null if it was never vacuumed nor analysed.</summary>
    public double? Rows { get; init; }

    /// <summary>Blocks of 8 kB on disk now; of a partitioned parent 0.</summary>
    public long Pages { get; init; }

    /// <summary>relallvisible: blocks an index-only scan need not visit.</summary>
    public long AllVisiblePages { get; init; }

    /// <summary>False if the role may not read the table, and so not its pg_stats either.</summary>
    public bool CanRead { get; init; } = true;

    /// <summary>False if pg_stats may hide columns from the role: no SELECT on the whole table, or row security.</summary>
    public bool CanReadStatistics { get; init; } = true;

    /// <summary>How well ANALYZE and VACUUM keep up.</summary>
    public TableUpkeep Upkeep { get; init; } = TableUpkeep.None;

    /// <summary>Row changes since the reset of the statistics.</summary>
    public TableActivity Activity { get; init; } = TableActivity.None;

    /// <summary>Columns by attnum.</summary>
    public IReadOnlyList<Column> Columns { get; init; } = [];

    /// <summary>Its indexes, invalid ones included.</summary>
    public IReadOnlyList<TableIndex> Indexes { get; init; } = [];

    /// <summary>Extended statistics on it.</summary>
    public IReadOnlyList<ExtendedStatistics> Statistics { get; init; } = [];

    /// <summary>Foreign keys it holds.</summary>
    public IReadOnlyList<ForeignKey> ForeignKeys { get; init; } = [];

    /// <summary>Foreign keys of other tables, or its own, that point at it.</summary>
    public IReadOnlyList<ForeignKey> ReferencedBy { get; init; } = [];

    /// <summary>The column of that name; null if there is none.</summary>
    public Column? FindColumn(string name) => Columns.FirstOrDefault(column => column.Name == name);

    /// <inheritdoc />
    public override string ToString() => Name.ToString();
}
