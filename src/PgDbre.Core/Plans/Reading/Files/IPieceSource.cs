namespace PgDbre.Core.Plans.Reading.Files;

/// <summary>One way a plan can stand in a file.</summary>
internal interface IPieceSource
{
    /// <summary>Takes what begins at the line, and as many lines behind it as belong to it.</summary>
    /// <param name="first">The line at hand.</param>
    /// <param name="lines">The lines behind it; one that was read too many is put back.</param>
    /// <param name="piece">The plan's text; null if what was taken holds no plan.</param>
    /// <returns>False if nothing of this kind begins here; then no line was taken.</returns>
    bool TryTake(FileLine first, LineSource lines, out PlanPiece? piece);
}
