using PgDbre.Core.Connections;
using PgDbre.Core.Plans.Reading.Files;

namespace PgDbre.Core.Plans.Reading;

/// <summary>
/// Plans out of a file of any length, one at a time: pasted or saved output of EXPLAIN, and server logs with auto_explain entries
/// (stderr, csvlog, jsonlog). Only the piece at hand is in memory. A piece that cannot be read is reported, and reading goes on behind it.
/// </summary>
public static class PlanFileReader
{
    private static readonly IPieceSource[] Sources = [new CsvLogSource(), new JsonLogSource(), new StderrLogSource(), new PastedSource()];

    /// <summary>Finds plans as the sequence is walked; the reader stays the caller's.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="file">Its name, for plans and problems; null for text without one.</param>
    /// <param name="cancellationToken">Ends the walk with an OperationCanceledException, within a block of text.</param>
    public static IEnumerable<PlanReading> Read(TextReader reader, string? file = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return Pieces(new LineSource(reader, cancellationToken), file);
    }

    private static IEnumerable<PlanReading> Pieces(LineSource lines, string? file)
    {
        while (lines.Next() is { } line)
        {
            PlanPiece? piece = null;
            if (!Array.Exists(Sources, source => source.TryTake(line, lines, out piece)) || piece is null)
            {
                continue;
            }

            foreach (PlanReading reading in Read(piece, file))
            {
                yield return reading;
            }
        }
    }

    private static IEnumerable<PlanReading> Read(PlanPiece piece, string? file)
    {
        try
        {
            if (piece.Fault is not null)
            {
                throw PlanUnreadable.Because(piece.Fault, "at its end");
            }

            PlanContext context = piece.Context with { SourceFile = file, SourceLine = piece.Line };
            return [.. PlanText.Read(piece.Text, piece.Format, context).Select(plan => new PlanReading(plan, null, piece.Line))];
        }
        catch (PgDbreException problem)
        {
            return [new PlanReading(null, PlanUnreadable.At(file, piece.Line, problem), piece.Line)];
        }
    }
}
