using PgDbre.Core.Connections;

namespace PgDbre.Core.Plans.Reading.Files;

/// <summary>
/// Lines of a jsonlog (15 and later), one object a line, also within the "record" that CloudNativePG puts around csvlog's names.
/// </summary>
internal sealed class JsonLogSource : IPieceSource
{
    private static readonly string[] Starts = ["{\"timestamp\":", "{\"level\":"];

    public bool TryTake(FileLine first, LineSource lines, out PlanPiece? piece)
    {
        piece = null;
        string text = first.Text;
        bool isLog = Starts.Any(start => text.StartsWith(start, StringComparison.Ordinal));
        if (!isLog || !text.Contains(" ms  plan:\\n", StringComparison.Ordinal))
        {
            return isLog;
        }

        piece = ToPiece(first);
        return true;
    }

    private static PlanPiece? ToPiece(FileLine line)
    {
        try
        {
            Dictionary<string, object?>? fields = JsonTree.Read(line.Text) as Dictionary<string, object?>;
            fields = fields?.GetValueOrDefault("record") as Dictionary<string, object?> ?? fields;
            return fields?.GetValueOrDefault("message") is string message
                ? AutoExplainMessage.ToPiece(message, line.Number, ContextOf(fields))
                : null;
        }
        catch (PgDbreException)
        {
            return new PlanPiece(line.Number, "", PlanFormat.Text) { Fault = "the log ends in the middle of it" };
        }
    }

    private static PlanContext ContextOf(Dictionary<string, object?> fields) => new()
    {
        Database = fields.GetValueOrDefault("dbname") as string ?? fields.GetValueOrDefault("database_name") as string,
        // Zero stands for "not computed".
        QueryId = fields.GetValueOrDefault("query_id") is long id and not 0 ? id : null,
    };
}
