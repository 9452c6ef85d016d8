using System.Management.Automation;

namespace PgDbre.Shell.Hosting;

/// <summary>
/// Shows progress as one rewriting line on a terminal. In a file or a CI log it is a plain line when an activity begins,
/// and then at most one every <see cref="PlainInterval"/>.
/// </summary>
internal sealed class ProgressDisplay(TextWriter writer, bool isTerminal, TimeProvider clock)
{
    internal static readonly TimeSpan PlainInterval = TimeSpan.FromSeconds(5);

    private const string ClearLine = "\r\e[K";

    private readonly Dictionary<string, long> _lastShown = [];
    private bool _lineIsOpen;

    /// <summary>Removes the line, so that other text starts in the first column.</summary>
    public void Clear()
    {
        if (!_lineIsOpen)
        {
            return;
        }

        writer.Write(ClearLine);
        writer.Flush();
        _lineIsOpen = false;
    }

    public void Show(ProgressRecord record, int width)
    {
        if (record.RecordType == ProgressRecordType.Completed)
        {
            _lastShown.Remove(record.Activity);
            Clear();
            return;
        }

        if (isTerminal)
        {
            string line = Describe(record);
            writer.Write(ClearLine + (line.Length < width ? line : line[..(width - 1)]));
            writer.Flush();
            _lineIsOpen = true;
        }
        else if (IsDue(record.Activity))
        {
            writer.WriteLine(Describe(record));
        }
    }

    private bool IsDue(string activity)
    {
        long now = clock.GetTimestamp();
        if (_lastShown.TryGetValue(activity, out long last) && clock.GetElapsedTime(last, now) < PlainInterval)
        {
            return false;
        }

        _lastShown[activity] = now;
        return true;
    }

    private static string Describe(ProgressRecord record)
    {
        string percent = record.PercentComplete >= 0 ? $" {record.PercentComplete}%" : "";
        string status = string.IsNullOrWhiteSpace(record.StatusDescription) ? "" : $": {record.StatusDescription}";
        string operation = string.IsNullOrWhiteSpace(record.CurrentOperation) ? "" : $" ({record.CurrentOperation})";
        return $"{record.Activity}{percent}{status}{operation}".ReplaceLineEndings(" ");
    }
}
