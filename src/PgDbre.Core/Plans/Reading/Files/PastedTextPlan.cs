using PgDbre.Core.Plans.Reading.Text;

namespace PgDbre.Core.Plans.Reading.Files;

/// <summary>A plan in the text format: from its root as long as lines are indented below it or belong to its summary.</summary>
internal static class PastedTextPlan
{
    // A query in front of a notice's plan; more lines are no query.
    private const int MaxQueryLines = 10_000;

    public static bool TryTake(FileLine first, PastedLines lines, out PlanPiece? piece)
    {
        piece = null;
        bool isRoot = TextLines.IsRoot(first.Text);
        if (!isRoot && IsOrphan(first.Text))
        {
            piece = Orphans(first, lines);
            return true;
        }

        if (!isRoot && !TextLines.MayBeRoot(first.Text))
        {
            return false;
        }

        PieceText text = new();
        text.Add(first.Text);
        bool hasNodes = Take(first, lines, text);
        if (isRoot || hasNodes)
        {
            piece = new PlanPiece(first.Number, text.ToString(), PlanFormat.Text) { Fault = text.Fault };
        }

        return true;
    }

    /// <summary>The plan of a notice, with "Query Text:" in front.</summary>
    public static bool TryTakeWithQuery(FileLine first, PastedLines lines, out PlanPiece? piece)
    {
        piece = null;
        if (!first.Text.StartsWith("Query Text: ", StringComparison.Ordinal))
        {
            return TryTake(first, lines, out piece);
        }

        PieceText text = new();
        FileLine? line = first;
        for (int i = 0; i < MaxQueryLines && line is not null; i++, line = lines.Next(out _))
        {
            text.Add(line.Text);
            if (TextLines.IsRoot(line.Text))
            {
                Take(line, lines, text);
                piece = new PlanPiece(first.Number, text.ToString(), PlanFormat.Text) { Fault = text.Fault };
                return true;
            }
        }

        piece = new PlanPiece(first.Number, "", PlanFormat.Text) { Fault = "no node follows its query" };
        return true;
    }

    // True if there are nodes below the root.
    private static bool Take(FileLine root, PastedLines lines, PieceText text)
    {
        int column = TextLines.ColumnOf(root.Text);
        bool hasNodes = false;
        while (lines.Next(out FileLine? original) is { } line)
        {
            bool isNextRoot = TextLines.IsRoot(line.Text) && TextLines.ColumnOf(line.Text) < column + 2;
            if (isNextRoot || !(line.Text.Length == 0 || TextLines.Belongs(line.Text, column)))
            {
                lines.PutBack(original!);
                break;
            }

            text.Add(line.Text);
            hasNodes |= IsArrow(line.Text);
        }

        return hasNodes;
    }

    private static PlanPiece Orphans(FileLine first, PastedLines lines)
    {
        while (lines.Next(out FileLine? original) is { } line)
        {
            if (TextLines.ColumnOf(line.Text) < 2)
            {
                lines.PutBack(original!);
                break;
            }
        }

        return new PlanPiece(first.Number, "", PlanFormat.Text) { Fault = "its beginning is missing" };
    }

    private static bool IsOrphan(string line) => IsArrow(line) && TextHeader.HasFigures(line);

    private static bool IsArrow(string line) => line.AsSpan().TrimStart().StartsWith("->");
}
