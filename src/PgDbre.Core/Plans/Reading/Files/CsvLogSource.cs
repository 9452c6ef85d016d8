using System.Globalization;

namespace PgDbre.Core.Plans.Reading.Files;

/// <summary>
/// Records of a csvlog of 13 to 18 (24 columns in 13, 26 since): a message holds its line breaks, so that a record ends where its quotes
/// do and not with the line. Column order: PostgreSQL documentation, "Using CSV-Format Log Output".
/// </summary>
internal sealed class CsvLogSource : IPieceSource
{
    private const int DatabaseColumn = 2;
    private const int MessageColumn = 13;
    private const int QueryIdColumn = 25;

    public bool TryTake(FileLine first, LineSource lines, out PlanPiece? piece)
    {
        piece = null;
        if (!IsStart(first.Text))
        {
            return false;
        }

        PieceText text = new();
        text.Add(first.Text);
        bool isOpen = CsvRecord.HasOpenQuote(first.Text);
        while (isOpen && lines.Next() is { } line)
        {
            if (IsStart(line.Text))
            {
                lines.PutBack(line);
                break;
            }

            text.Add(line.Text);
            isOpen ^= CsvRecord.HasOpenQuote(line.Text);
        }

        string record = text.ToString();
        if (record.Contains(" ms  plan:", StringComparison.Ordinal))
        {
            piece = isOpen || text.Fault is not null
                ? new PlanPiece(first.Number, "", PlanFormat.Text) { Fault = text.Fault ?? "the log ends in the middle of it" }
                : ToPiece(CsvRecord.Split(record), first.Number);
        }

        return true;
    }

    private static PlanPiece? ToPiece(List<string> fields, int line) => fields.Count <= MessageColumn ? null : AutoExplainMessage.ToPiece(
        fields[MessageColumn],
        line,
        new PlanContext { Database = fields[DatabaseColumn] is { Length: > 0 } database ? database : null, QueryId = QueryId(fields) });

    // Zero stands for "not computed".
    private static long? QueryId(List<string> fields)
    {
        string text = fields.Count > QueryIdColumn ? fields[QueryIdColumn].Trim() : "";
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long id) && id != 0 ? id : null;
    }

    // "2026-01-31 12:00:00.123 UTC,"
    private static bool IsStart(string line)
    {
        const int ZoneAt = 24;
        bool isTime = line.Length > ZoneAt + 4 && char.IsAsciiDigit(line[0]) && line[4] == '-' && line[7] == '-' && line[10] == ' '
            && line[13] == ':' && line[19] == '.' && line[23] == ' ';
        int comma = isTime ? line.IndexOf(',', ZoneAt) : -1;
        return comma is > ZoneAt and < 40 && !line.AsSpan(ZoneAt, comma - ZoneAt).Contains(' ');
    }
}
