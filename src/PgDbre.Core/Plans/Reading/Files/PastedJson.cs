namespace PgDbre.Core.Plans.Reading.Files;

/// <summary>A JSON document with a plan in it; one without is passed over.</summary>
internal static class PastedJson
{
    public static bool TryTake(FileLine first, PastedLines lines, out PlanPiece? piece)
    {
        piece = null;
        string start = PsqlFrame.WithoutMark(first.Text);
        JsonOutline outline = new();
        if (!IsStart(start.AsSpan().Trim()) || !outline.TryRead(start))
        {
            return false;
        }

        PieceText text = new();
        text.Add(start);
        while (!outline.IsComplete && lines.Next(out FileLine? original) is { } line)
        {
            string content = PsqlFrame.WithoutMark(line.Text);
            if (!outline.TryRead(content))
            {
                lines.PutBack(original!);
                break;
            }

            text.Add(content);
        }

        string json = text.ToString();
        if (json.Contains("\"Plan\"", StringComparison.Ordinal))
        {
            string? fault = text.Fault ?? (outline.IsComplete ? null : "it ends before its brackets close");
            piece = new PlanPiece(first.Number, json, PlanFormat.Json) { Fault = fault };
        }

        return true;
    }

    // A bracket alone, or an object's beginning: log prefixes such as "[1234]" are neither.
    private static bool IsStart(ReadOnlySpan<char> text) => text is "[" or "{"
        || (text is ['[', ..] && text[1..].TrimStart() is ['{', ..])
        || (text is ['{', ..] && text[1..].TrimStart() is ['"', ..]);
}
