using PgDbre.Core.Catalog;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Indexes.Vectors;

/// <summary>An HNSW or IVFFlat index that is there, as far as a search through it has to know it.</summary>
internal sealed record VectorIndex
{
    /// <summary>Links of an HNSW index that sets none (hnsw.h, HNSW_DEFAULT_M).</summary>
    public const int DefaultM = 16;

    /// <summary>Candidates of an HNSW build that sets none (hnsw.h, HNSW_DEFAULT_EF_CONSTRUCTION).</summary>
    public const int DefaultEfConstruction = 64;

    /// <summary>Lists of an IVFFlat index that sets none (ivfflat.h, IVFFLAT_DEFAULT_LISTS).</summary>
    public const int DefaultLists = 100;

    /// <summary>The first version with iterative scans.</summary>
    public static readonly Version WithIterativeScan = new(0, 8, 0);

    /// <summary>The table.</summary>
    public required TableName Table { get; init; }

    /// <summary>Name; its schema is the table's.</summary>
    public required string Name { get; init; }

    /// <summary>hnsw or ivfflat.</summary>
    public required string Method { get; init; }

    /// <summary>Its key as the server deparses it: a column, or an expression in parentheses.</summary>
    public required string KeySql { get; init; }

    /// <summary>True if the key is the column itself.</summary>
    public required bool IsOnColumn { get; init; }

    /// <summary>Type of the key with its dimensions, schema-qualified where the search path needs it.</summary>
    public required string KeyType { get; init; }

    /// <summary>The column with the vectors, as the catalog spells it.</summary>
    public required string Column { get; init; }

    /// <summary>Type of the column.</summary>
    public required string ColumnType { get; init; }

    /// <summary>The distance operator that it serves.</summary>
    public required string Symbol { get; init; }

    /// <summary>Schema of pgvector.</summary>
    public required string ExtensionSchema { get; init; }

    /// <summary>WHERE of a partial index; null for a full one.</summary>
    public string? Predicate { get; init; }

    /// <summary>What was set with WITH.</summary>
    public StorageOptions Options { get; init; } = StorageOptions.None;

    /// <summary>Rows of the table when it was last analysed; null before the first time.</summary>
    public double? Rows { get; init; }

    /// <summary>hnsw.ef_search or ivfflat.probes as this role has it in this database; null where nobody set it.</summary>
    public int? SetValue { get; init; }

    /// <summary>The same, or what pgvector takes where nobody set it.</summary>
    public int CurrentValue => SetValue ?? (Method == "hnsw" ? SearchLadder.DefaultEfSearch : SearchLadder.DefaultProbes);

    /// <summary>Version of pgvector.</summary>
    public Version PgvectorVersion { get; init; } = new(0, 0);

    /// <summary>HNSW: links per element.</summary>
    public int M => (int)(Options.Number("m") ?? DefaultM);

    /// <summary>HNSW: candidates looked at while building.</summary>
    public int EfConstruction => (int)(Options.Number("ef_construction") ?? DefaultEfConstruction);

    /// <summary>IVFFlat: lists.</summary>
    public int Lists => (int)(Options.Number("lists") ?? DefaultLists);

    /// <summary>
    /// True where the key is more than the column in another precision (bits of it, a part of it): its nearest are only candidates,
    /// to be ordered again by the column.
    /// </summary>
    public bool NeedsRerank => !IsOnColumn && !IsPlainCast;

    /// <summary>schema.index, valid SQL.</summary>
    public override string ToString() => new TableName(Table.Schema, Name).ToString();

    // As pg_get_indexdef writes it: ((embedding)::halfvec(3)); it may quote a name that we would not.
    private bool IsPlainCast =>
        KeySql.StartsWith($"(({SqlIdentifier.Display(Column)})::", StringComparison.Ordinal)
        || KeySql.StartsWith($"(({SqlIdentifier.Quote(Column)})::", StringComparison.Ordinal);
}
