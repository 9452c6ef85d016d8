using PgDbre.Core.Indexes;
using PgDbre.Core.Indexes.Estimates;

namespace PgDbre.Core.Catalog;

/// <summary>An index as Get-PgIndex shows it: what it is used for, what it costs, and whether another one does the same.</summary>
public sealed record IndexReport
{
    /// <summary>host:port.</summary>
    public required string Server { get; init; }

    /// <summary>The database.</summary>
    public required string Database { get; init; }

    /// <summary>Schema of the index and its table.</summary>
    public required string Schema { get; init; }

    /// <summary>Table.</summary>
    public required string Table { get; init; }

    /// <summary>Index.</summary>
    public required string Index { get; init; }

    /// <summary>Access method.</summary>
    public required string Method { get; init; }

    /// <summary>Keys as they stand in the statement.</summary>
    public required string Columns { get; init; }

    /// <summary>pg_relation_size, bytes; 0 for a partitioned one.</summary>
    public long SizeBytes { get; init; }

    /// <summary>Scans since <see cref="StatisticsSince"/>, on this server alone.</summary>
    public long Scans { get; init; }

    /// <summary>The last scan, PostgreSQL 16 and later; null before, or without one.</summary>
    public DateTimeOffset? LastScan { get; init; }

    /// <summary>Since when scans are counted; null if the server does not know.</summary>
    public DateTimeOffset? StatisticsSince { get; init; }

    /// <summary>Entries that scans handed back.</summary>
    public long TuplesRead { get; init; }

    /// <summary>Live rows that plain scans fetched.</summary>
    public long TuplesFetched { get; init; }

    /// <summary>
    /// No scan, and no constraint, replica identity or foreign key that needs it; null if the server counts nothing. See <see
    /// cref="Notes"/> for how far to believe it.
    /// </summary>
    public bool? IsUnused { get; init; }

    /// <summary>The index it is the same as; null if there is none.</summary>
    public string? DuplicateOf { get; init; }

    /// <summary>The index that does all it does and more; null if there is none.</summary>
    public string? RedundantWith { get; init; }

    /// <summary>False for the leftover of a failed CONCURRENTLY, and for a partitioned one some partition lacks.</summary>
    public bool IsValid { get; init; }

    /// <summary>
    /// Estimated bytes that a REINDEX would give back; null where no model fits or column statistics are missing or hidden.
    /// </summary>
    public long? BloatBytes { get; init; }

    /// <summary>The same, of its size, 0 to 100.</summary>
    public double? BloatPercent { get; init; }

    /// <summary>UNIQUE.</summary>
    public bool IsUnique { get; init; }

    /// <summary>The primary key's.</summary>
    public bool IsPrimary { get; init; }

    /// <summary>REPLICA IDENTITY.</summary>
    public bool IsReplicaIdentity { get; init; }

    /// <summary>The constraint it implements.</summary>
    public string? Constraint { get; init; }

    /// <summary>fillfactor; null where the default holds.</summary>
    public int? FillFactor { get; init; }

    /// <summary>WHERE; null for a full index.</summary>
    public string? Predicate { get; init; }

    /// <summary>The partitioned index it is attached to.</summary>
    public string? AttachedTo { get; init; }

    /// <summary>CREATE INDEX as the server writes it.</summary>
    public required string Definition { get; init; }

    /// <summary>Foreign keys of its table that it supports.</summary>
    public CatalogList<string> SupportsForeignKeys { get; init; } = new([]);

    /// <summary>What to know before believing the above.</summary>
    public CatalogList<string> Notes { get; init; } = new([]);

    /// <summary>The report on one of the indexes that were read.</summary>
    public static IndexReport Of(SchemaFacts facts, Table table, TableIndex index)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(index);
        IndexState state = facts.Of(index);
        IndexRedundancy? redundancy = IndexRedundancy.Of(facts, table, index);
        bool? isUnused = IndexUse.IsUnused(facts, table, index);
        long? bloat = IndexBloat.Estimate(table, index, state);
        return new IndexReport
        {
            Server = facts.Server,
            Database = facts.Database,
            Schema = table.Name.Schema,
            Table = table.Name.Name,
            Index = index.Name,
            Method = index.Method,
            Columns = IndexDefinition.Of(table.Name, index).KeyText,
            SizeBytes = index.SizeBytes,
            Scans = facts.Scans(table, index),
            LastScan = state.LastScan,
            StatisticsSince = facts.State.StatisticsSince,
            TuplesRead = state.TuplesRead,
            TuplesFetched = state.TuplesFetched,
            IsUnused = isUnused,
            DuplicateOf = redundancy is { IsDuplicate: true } ? redundancy.Other.Name : null,
            RedundantWith = redundancy is { IsDuplicate: false } ? redundancy.Other.Name : null,
            IsValid = index.IsValid,
            BloatBytes = bloat,
            BloatPercent = bloat is null ? null : 100.0 * bloat / Math.Max(1, state.PagesAtStatistics * 8192),
            IsUnique = index.IsUnique,
            IsPrimary = index.IsPrimary,
            IsReplicaIdentity = index.IsReplicaIdentity,
            Constraint = index.Constraint,
            FillFactor = (int?)state.Options.Number("fillfactor"),
            Predicate = index.Predicate,
            AttachedTo = state.AttachedTo?.ToString(),
            Definition = index.Definition,
            SupportsForeignKeys = new([.. ForeignKeySupport.By(table, index).Select(key => key.Name)]),
            Notes = new([.. NotesOn(facts, state, redundancy, isUnused)]),
        };
    }

    /// <inheritdoc />
    public override string ToString() => new TableName(Schema, Index).ToString();

    private static IEnumerable<string> NotesOn(SchemaFacts facts, IndexState state, IndexRedundancy? redundancy, bool? isUnused)
    {
        if (redundancy is not null)
        {
            yield return redundancy.Reason;
        }

        if (state.IsBeingBuilt)
        {
            yield return "It is being built now.";
        }

        foreach (string doubt in isUnused == true ? IndexUse.Doubts(facts.State) : [])
        {
            yield return doubt;
        }
    }
}
