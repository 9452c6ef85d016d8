namespace PgDbre.Core.Plans.Reading.Files;

/// <summary>Lines with psql's frame and quotes taken off, for one pasted plan.</summary>
internal sealed class PastedLines(LineSource lines)
{
    private readonly QuotedCell _cell = new();

    /// <summary>The next line that is more than frame; null at the end.</summary>
    public FileLine? Next(out FileLine? original)
    {
        while ((original = lines.Next()) is not null)
        {
            if (Strip(original) is { } line)
            {
                return line;
            }
        }

        return null;
    }

    public FileLine? Strip(FileLine line) => PsqlFrame.Strip(line.Text) is { } text ? line with { Text = _cell.Strip(text) } : null;

    public void PutBack(FileLine original) => lines.PutBack(original);
}
