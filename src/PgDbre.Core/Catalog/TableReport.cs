namespace PgDbre.Core.Catalog;

/// <summary>A table as Get-PgTable shows it: size, upkeep, keys, and what hangs on it.</summary>
public sealed record TableReport
{
    private const double TransactionIds = 2_147_483_648;

    /// <summary>host:port.</summary>
    public required string Server { get; init; }

    /// <summary>The database.</summary>
    public required string Database { get; init; }

    /// <summary>Its schema.</summary>
    public required string Schema { get; init; }

    /// <summary>Its name.</summary>
    public required string Table { get; init; }

    /// <summary>Table, Partitioned or MaterializedView.</summary>
    public required TableKind Kind { get; init; }

    /// <summary>reltuples, the server's estimate; null before the first VACUUM or ANALYZE.</summary>
    public double? Rows { get; init; }

    /// <summary>The heap, bytes.</summary>
    public long? SizeBytes { get; init; }

    /// <summary>All its indexes, bytes.</summary>
    public long? IndexBytes { get; init; }

    /// <summary>TOAST with its index, bytes.</summary>
    public long? ToastBytes { get; init; }

    /// <summary>pg_total_relation_size, bytes.</summary>
    public long? TotalBytes { get; init; }

    /// <summary>n_dead_tup.</summary>
    public long DeadRows { get; init; }

    /// <summary>Dead of all rows, 0 to 100; null for a table without any.</summary>
    public double? DeadPercent { get; init; }

    /// <summary>The last VACUUM since the statistics began.</summary>
    public DateTimeOffset? LastVacuum { get; init; }

    /// <summary>manual or auto.</summary>
    public string? LastVacuumBy { get; init; }

    /// <summary>The last ANALYZE since the statistics began.</summary>
    public DateTimeOffset? LastAnalyze { get; init; }

    /// <summary>manual or auto.</summary>
    public string? LastAnalyzeBy { get; init; }

    /// <summary>Rows changed since.</summary>
    public long ModifiedSinceAnalyze { get; init; }

    /// <summary>
    /// Estimated bytes of the heap that its rows, laid side by side, would not need; null where column statistics are missing or hidden.
    /// </summary>
    public long? BloatBytes { get; init; }

    /// <summary>age(relfrozenxid) in transactions, TOAST included.</summary>
    public long? FrozenAge { get; init; }

    /// <summary>How much of the way to transaction id wraparound that is, 0 to 100.</summary>
    public double? WraparoundPercent { get; init; }

    /// <summary>False if nothing identifies a row.</summary>
    public bool HasPrimaryKey { get; init; }

    /// <summary>The table it is a partition of.</summary>
    public string? PartitionOf { get; init; }

    /// <summary>What was set with WITH.</summary>
    public StorageOptions Options { get; init; } = StorageOptions.None;

    /// <summary>Its columns in order.</summary>
    public CatalogList<Column> Columns { get; init; } = new([]);

    /// <summary>Its indexes, invalid ones included.</summary>
    public CatalogList<TableIndex> Indexes { get; init; } = new([]);

    /// <summary>Foreign keys it holds.</summary>
    public CatalogList<ForeignKey> ForeignKeys { get; init; } = new([]);

    /// <summary>Foreign keys that point at it.</summary>
    public CatalogList<ForeignKey> ReferencedBy { get; init; } = new([]);

    /// <summary>The report on one of the tables that were read.</summary>
    public static TableReport Of(SchemaFacts facts, Table table)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(table);
        TableState state = facts.Of(table);
        TableUpkeep upkeep = table.Upkeep;
        long allRows = upkeep.DeadRows + upkeep.LiveRows;
        return new TableReport
        {
            Server = facts.Server,
            Database = facts.Database,
            Schema = table.Name.Schema,
            Table = table.Name.Name,
            Kind = table.Kind,
            Rows = table.Rows,
            SizeBytes = state.HeapBytes,
            IndexBytes = state.IndexBytes,
            ToastBytes = state.ToastBytes,
            TotalBytes = state.TableBytes + state.IndexBytes,
            DeadRows = upkeep.DeadRows,
            DeadPercent = allRows == 0 ? null : 100.0 * upkeep.DeadRows / allRows,
            LastVacuum = upkeep.LastVacuum,
            LastVacuumBy = By(upkeep.LastVacuum, state.LastManualVacuum),
            LastAnalyze = upkeep.LastAnalyze,
            LastAnalyzeBy = By(upkeep.LastAnalyze, state.LastManualAnalyze),
            ModifiedSinceAnalyze = upkeep.ModifiedSinceAnalyze,
            BloatBytes = HeapSize.Bloat(table, state),
            FrozenAge = state.FrozenAge,
            WraparoundPercent = 100 * state.FrozenAge / TransactionIds,
            HasPrimaryKey = table.Indexes.Any(index => index.IsPrimary),
            PartitionOf = state.PartitionOf?.ToString(),
            Options = state.Options,
            Columns = new([.. table.Columns]),
            Indexes = new([.. table.Indexes]),
            ForeignKeys = new([.. table.ForeignKeys]),
            ReferencedBy = new([.. table.ReferencedBy]),
        };
    }

    /// <inheritdoc />
    public override string ToString() => new TableName(Schema, Table).ToString();

    private static string? By(DateTimeOffset? last, DateTimeOffset? manual) => last is null ? null : last == manual ? "manual" : "auto";
}
