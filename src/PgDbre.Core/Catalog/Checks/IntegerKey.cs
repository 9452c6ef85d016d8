namespace PgDbre.Core.Catalog.Checks;

/// <summary>How far a two- or four-byte key column has gone.</summary>
/// <param name="Column">The column.</param>
/// <param name="Largest">Its largest value known.</param>
/// <param name="Limit">The largest its type holds.</param>
/// <param name="Source">Where the value comes from.</param>
/// <param name="IsSampled">From ANALYZE's sample: the true one may be larger.</param>
internal sealed record IntegerKey(Column Column, long Largest, long Limit, string Source, bool IsSampled)
{
    public double UsedPercent => 100.0 * Largest / Limit;

    /// <summary>The int2 and int4 columns of the table's unique keys whose largest value is known.</summary>
    public static IEnumerable<IntegerKey> Of(SchemaFacts facts, Table table)
    {
        HashSet<string?> keys = [.. table.Indexes.Where(index => index.IsUnique).SelectMany(index => index.Keys).Select(key => key.Column)];
        foreach (Column column in table.Columns.Where(column => keys.Contains(column.Name)))
        {
            if (LimitOf(column) is { } limit && Read(facts, table, column, limit) is { } key)
            {
                yield return key;
            }
        }
    }

    /// <summary>The largest value of an integer type that can fill up in practice; null for any other.</summary>
    public static long? LimitOf(Column column) => column.BaseType switch
    {
        "int2" => short.MaxValue,
        "int4" => int.MaxValue,
        _ => null,
    };

    private static IntegerKey? Read(SchemaFacts facts, Table table, Column column, long limit)
    {
        SequenceState? sequence = facts.SequencesOf(table)
            .Where(one => one.Column == column.Name && one is { LastValue: not null, Increment: > 0, IsCycling: false })
            .MaxBy(one => one.LastValue);
        long? sampled = facts.LargestKeys.TryGetValue((table.Oid, column.Name), out long value) ? value : null;
        return sequence?.LastValue >= (sampled ?? 0)
            ? new IntegerKey(column, sequence.LastValue!.Value, limit, $"last_value of {sequence.Name}", IsSampled: false)
            : sampled is null ? null : new IntegerKey(column, sampled.Value, limit, "largest value in pg_stats", IsSampled: true);
    }
}
