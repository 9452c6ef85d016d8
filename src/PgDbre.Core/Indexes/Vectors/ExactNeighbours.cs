namespace PgDbre.Core.Indexes.Vectors;

/// <summary>The true nearest rows of one query vector, the row it was taken from left out.</summary>
/// <param name="Rows">Their physical places (ctid), nearest first.</param>
/// <param name="LastDistance">Distance of the last of them.</param>
/// <param name="ElapsedMs">How long the exact search took for this client, ms.</param>
internal sealed record ExactNeighbours(IReadOnlyList<string> Rows, double LastDistance, double ElapsedMs)
{
    // Sums of floats differ by the order of their terms; equal distances must count as equal.
    private const double Tolerance = 1e-6;

    /// <summary>What a row may be away and still be as near as the last of them; of the inner product distances are negative.</summary>
    public double Limit => LastDistance + (Math.Abs(LastDistance) * Tolerance);

    /// <summary>Leaves the row itself out of one answer with one row too many; a search that missed it gives its last row up.</summary>
    public static IReadOnlyList<string> Without(string self, IEnumerable<string> rows, int top) =>
        [.. rows.Where(row => row != self).Take(top)];
}
