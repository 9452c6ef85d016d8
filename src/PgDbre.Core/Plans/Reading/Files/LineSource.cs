using System.Text;

namespace PgDbre.Core.Plans.Reading.Files;

/// <summary>The lines of a reader, one in memory at a time, however long the file or a line of it is.</summary>
internal sealed class LineSource(TextReader reader, CancellationToken cancellationToken)
{
    /// <summary>The rest of a longer line is passed over; no plan is that long.</summary>
    public const int MaxLength = 32 * 1024 * 1024;

    private readonly char[] _buffer = new char[32 * 1024];
    private readonly StringBuilder _long = new();
    private readonly Stack<FileLine> _returned = new();
    private int _at;
    private int _length;
    private int _number;

    /// <summary>The next line; null at the end.</summary>
    public FileLine? Next()
    {
        if (_returned.TryPop(out FileLine? line))
        {
            return line;
        }

        return ReadText() is { } text ? new FileLine(++_number, text) : null;
    }

    /// <summary>Gives a line back; it is the next one again.</summary>
    public void PutBack(FileLine line) => _returned.Push(line);

    private string? ReadText()
    {
        _long.Clear();
        bool any = false;
        while (_at < _length || Fill())
        {
            any = true;
            ReadOnlySpan<char> rest = _buffer.AsSpan(_at, _length - _at);
            int end = rest.IndexOf('\n');
            if (end >= 0)
            {
                _at += end + 1;
                return Finish(rest[..end]);
            }

            _at = _length;
            Keep(rest);
        }

        return any ? Finish([]) : null;
    }

    private string Finish(ReadOnlySpan<char> last)
    {
        if (_long.Length == 0)
        {
            return last.TrimEnd('\r').ToString();
        }

        Keep(last);
        int length = _long.Length;
        return _long.ToString(0, _long[length - 1] == '\r' ? length - 1 : length);
    }

    private void Keep(ReadOnlySpan<char> part) => _long.Append(part[..Math.Min(part.Length, MaxLength - _long.Length)]);

    private bool Fill()
    {
        cancellationToken.ThrowIfCancellationRequested();
        _at = 0;
        _length = reader.Read(_buffer, 0, _buffer.Length);
        return _length > 0;
    }
}
