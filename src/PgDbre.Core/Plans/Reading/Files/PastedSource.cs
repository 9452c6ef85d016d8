namespace PgDbre.Core.Plans.Reading.Files;

/// <summary>EXPLAIN's output as it is saved or pasted, in each format, framed by psql or not.</summary>
internal sealed class PastedSource : IPieceSource
{
    public bool TryTake(FileLine first, LineSource lines, out PlanPiece? piece)
    {
        piece = null;
        // No line of a plan begins so, and most lines of a log do.
        if (first.Text.Length == 0 || char.IsAsciiDigit(first.Text[0]))
        {
            return false;
        }

        PastedLines pasted = new(lines);
        return pasted.Strip(first) is { } line
            && (PastedJson.TryTake(line, pasted, out piece) || PastedXml.TryTake(line, pasted, out piece)
                || PastedYaml.TryTake(line, pasted, out piece) || PastedTextPlan.TryTake(line, pasted, out piece));
    }

    /// <summary>The plan of a notice: as pasted ones, but its query stands in front.</summary>
    public static bool TryTakeNotice(FileLine first, LineSource lines, out PlanPiece? piece)
    {
        PastedLines pasted = new(lines);
        piece = null;
        bool taken = pasted.Strip(first) is { } line
            && (PastedJson.TryTake(line, pasted, out piece) || PastedXml.TryTake(line, pasted, out piece)
                || PastedYaml.TryTake(line, pasted, out piece) || PastedTextPlan.TryTakeWithQuery(line, pasted, out piece));
        return taken && piece is not null;
    }
}
