namespace PgDbre.Core.Plans.Reading.Files;

/// <summary>An XML document of the server: from its explain element to the end of that.</summary>
internal static class PastedXml
{
    private const string Start = "<explain";
    private const string End = "</explain>";

    public static bool TryTake(FileLine first, PastedLines lines, out PlanPiece? piece)
    {
        piece = null;
        if (!first.Text.AsSpan().TrimStart().StartsWith(Start))
        {
            return false;
        }

        PieceText text = new();
        bool isComplete = Add(text, first);
        while (!isComplete && lines.Next(out FileLine? original) is { } line)
        {
            if (line.Text.Contains(Start, StringComparison.Ordinal))
            {
                lines.PutBack(original!);
                break;
            }

            isComplete = Add(text, line);
        }

        string? fault = text.Fault ?? (isComplete ? null : "its explain element does not end");
        piece = new PlanPiece(first.Number, text.ToString(), PlanFormat.Xml) { Fault = fault };
        return true;
    }

    private static bool Add(PieceText text, FileLine line)
    {
        string content = PsqlFrame.WithoutMark(line.Text);
        int end = content.IndexOf(End, StringComparison.Ordinal);
        text.Add(end < 0 ? content : content[..(end + End.Length)]);
        return end >= 0;
    }
}
