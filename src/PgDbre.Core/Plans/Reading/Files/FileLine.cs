namespace PgDbre.Core.Plans.Reading.Files;

/// <summary>A line without its line break.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="Text">The text; of a line longer than <see cref="LineSource.MaxLength"/> its beginning.</param>
internal sealed record FileLine(int Number, string Text);
