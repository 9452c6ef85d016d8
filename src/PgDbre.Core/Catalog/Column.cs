namespace PgDbre.Core.Catalog;

/// <summary>A column of a table.</summary>
public sealed record Column
{
    /// <summary>attnum.</summary>
    public required int Number { get; init; }

    /// <summary>attname.</summary>
    public required string Name { get; init; }

    /// <summary>The type with its modifier, such as numeric(10,2) or vector(128).</summary>
    public required string Type { get; init; }

    /// <summary>typname of the base type below any domain, such as int8, varchar, vector or _text.</summary>
    public required string BaseType { get; init; }

    /// <summary>typlen in bytes; -1 for a varying length, -2 for a C string.</summary>
    public int Length { get; init; }

    /// <summary>typalign in bytes: 1, 2, 4 or 8.</summary>
    public int Alignment { get; init; } = 1;

    /// <summary>Typmod of the base type: the dimensions of a vector; -1 where none was declared.</summary>
    public int Modifier { get; init; } = -1;

    /// <summary>attnotnull.</summary>
    public bool IsNotNull { get; init; }

    /// <summary>True if text order is byte order (C, POSIX, C.UTF-8 built in), so that LIKE 'x%' can use a plain B-tree.</summary>
    public bool HasByteOrder { get; init; }

    /// <summary>False for a collation that holds different strings equal: no deduplication, no pattern matching.</summary>
    public bool IsDeterministic { get; init; } = true;

    /// <summary>True if a default B-tree operator class takes the type.</summary>
    public bool HasBTree { get; init; }

    /// <summary>attstattarget; null where default_statistics_target holds.</summary>
    public int? StatisticsTarget { get; init; }

    /// <summary>From pg_stats; null if the column was never analysed or the role may not read it.</summary>
    public ColumnStatistics? Statistics { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{Name} {Type}";
}
