namespace PgDbre.Core.Plans.Reading.Files;

/// <summary>The text of one plan (or of one document of several), cut out of a file.</summary>
/// <param name="Line">Where it begins.</param>
/// <param name="Text">The text without frame and log prefix.</param>
/// <param name="Format">Its format.</param>
internal sealed record PlanPiece(int Line, string Text, PlanFormat Format)
{
    /// <summary>What the log says beside the plan.</summary>
    public PlanContext Context { get; init; } = PlanContext.None;

    /// <summary>Why it is no whole plan, known without reading it; null otherwise.</summary>
    public string? Fault { get; init; }
}
