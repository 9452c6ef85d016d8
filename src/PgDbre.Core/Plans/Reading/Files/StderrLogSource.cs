namespace PgDbre.Core.Plans.Reading.Files;

/// <summary>
/// auto_explain in a plain log, whatever its log_line_prefix: the first line ends with "plan:", the lines of the plan begin with a tab.
/// Without tabs it is the notice a client printed (client_min_messages), and the plan stands as pasted ones do.
/// </summary>
internal sealed class StderrLogSource : IPieceSource
{
    public bool TryTake(FileLine first, LineSource lines, out PlanPiece? piece)
    {
        piece = null;
        if (!AutoExplainMessage.IsFirstLine(first.Text, out double durationMs))
        {
            return false;
        }

        if (lines.Next() is not { } line)
        {
            piece = new PlanPiece(first.Number, "", PlanFormat.Text) { Fault = "the log ends before it" };
            return true;
        }

        if (line.Text.StartsWith('\t'))
        {
            piece = Indented(first, line, lines, durationMs);
        }
        else if (PastedSource.TryTakeNotice(line, lines, out PlanPiece? notice))
        {
            piece = notice! with { Line = first.Number, Context = notice.Context with { DurationMs = durationMs } };
        }
        else
        {
            lines.PutBack(line);
        }

        return true;
    }

    private static PlanPiece Indented(FileLine first, FileLine line, LineSource lines, double durationMs)
    {
        PieceText body = new();
        for (FileLine? next = line; next is not null; next = lines.Next())
        {
            if (!next.Text.StartsWith('\t'))
            {
                lines.PutBack(next);
                break;
            }

            body.Add(next.Text[1..]);
        }

        PlanPiece piece = AutoExplainMessage.ToPiece(body.ToString(), first.Number, durationMs, PlanContext.None);
        return piece with { Fault = body.Fault ?? piece.Fault };
    }
}
