namespace PgDbre.Shell.StandIns;

/// <summary>What Measure-Object found; null where it was not asked for.</summary>
public sealed record MeasureInfo
{
    /// <summary>How many values there were.</summary>
    public int Count { get; init; }

    /// <summary>Arithmetic mean.</summary>
    public double? Average { get; init; }

    /// <summary>Sum.</summary>
    public double? Sum { get; init; }

    /// <summary>Greatest value: a double for numbers.</summary>
    public object? Maximum { get; init; }

    /// <summary>Least value: a double for numbers.</summary>
    public object? Minimum { get; init; }

    /// <summary>Sample standard deviation.</summary>
    public double? StandardDeviation { get; init; }

    /// <summary>The property measured; null for the objects themselves.</summary>
    public string? Property { get; init; }
}
