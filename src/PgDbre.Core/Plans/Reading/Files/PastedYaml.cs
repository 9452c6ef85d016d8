using PgDbre.Core.Plans.Reading.Text;

namespace PgDbre.Core.Plans.Reading.Files;

/// <summary>
/// The server's YAML: from "- Plan:" on as long as lines are indented below it; auto_explain's has keys where that has a list.
/// </summary>
internal static class PastedYaml
{
    private static readonly string[] Starts = ["- Plan:", "Plan:", "Query Text: \""];

    public static bool TryTake(FileLine first, PastedLines lines, out PlanPiece? piece)
    {
        piece = null;
        string start = PsqlFrame.WithoutMark(first.Text);
        string trimmed = start.Trim();
        if (!Starts.Any(one => one.EndsWith(':') ? trimmed == one : trimmed.StartsWith(one, StringComparison.Ordinal)))
        {
            return false;
        }

        int column = TextLines.ColumnOf(start);
        bool isList = trimmed[0] == '-';
        PieceText text = new();
        text.Add(start);
        while (lines.Next(out FileLine? original) is { } line)
        {
            string content = PsqlFrame.WithoutMark(line.Text);
            if (!GoesOn(content, column, isList))
            {
                lines.PutBack(original!);
                break;
            }

            text.Add(content);
        }

        piece = new PlanPiece(first.Number, text.ToString(), PlanFormat.Yaml) { Fault = text.Fault };
        return true;
    }

    private static bool GoesOn(string line, int column, bool isList)
    {
        string text = line.Trim();
        bool isIndented = text.Length > 0 && TextLines.ColumnOf(line) > column;
        return isIndented || (!isList && TextLines.Belongs(line, column));
    }
}
