namespace PgDbre.Core.Indexes.Vectors;

/// <summary>Counts, search by search, how much of the exact answers one setting found.</summary>
/// <param name="top">Rows that each search wants.</param>
internal sealed class RecallTally(int top)
{
    private const double LowPercent = 5;
    private readonly List<double> _recalls = [];
    private int _short;

    /// <summary>Adds one search.</summary>
    /// <param name="found">Rows of the answer that are among the nearest, or as near.</param>
    /// <param name="returned">Rows of the answer.</param>
    /// <param name="exact">Rows of the exact answer; at least one.</param>
    public void Add(int found, int returned, int exact)
    {
        int wanted = Math.Min(top, exact);
        _recalls.Add(Math.Min(1, (double)found / wanted));
        _short += returned < wanted ? 1 : 0;
    }

    /// <summary>Mean, 0 to 1.</summary>
    public double Recall => _recalls.Average();

    /// <summary>5th percentile by nearest rank: one search in twenty is as bad, or worse.</summary>
    public double RecallP5 => _recalls.Order().ElementAt(Math.Max(0, (int)Math.Ceiling(_recalls.Count * LowPercent / 100) - 1));

    /// <summary>Share of searches with fewer rows than there were, 0 to 1.</summary>
    public double ShortResults => (double)_short / _recalls.Count;

    /// <summary>How far the recall of another sample may be off, by the rule of thumb 1 / sqrt(searches x rows).</summary>
    public double Margin => 1 / Math.Sqrt((double)_recalls.Count * top);
}
