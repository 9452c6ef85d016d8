namespace PgDbre.Core.Indexes.Estimates;

/// <summary>Expected bytes of an index, and between what they may lie.</summary>
/// <param name="Low">At least, as far as statistics tell.</param>
/// <param name="Expected">What to reckon with.</param>
/// <param name="High">At most.</param>
internal sealed record SizeRange(long Low, long Expected, long High)
{
    /// <summary>A size that nothing makes doubtful.</summary>
    public static SizeRange Exactly(long bytes) => new(bytes, bytes, bytes);
}
