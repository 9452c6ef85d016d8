namespace PgDbre.Core.Python.Syntax;

/// <summary>The text of a file and where its lines begin.</summary>
public sealed class PythonSource
{
    private readonly int[] _lineStarts;

    internal PythonSource(string text, int[] lineStarts)
    {
        Text = text;
        _lineStarts = lineStarts;
    }

    /// <summary>The whole text, without a byte order mark.</summary>
    public string Text { get; }

    /// <summary>Lines of the file; a line break at its end begins no further one.</summary>
    public int LineCount => _lineStarts.Length;

    /// <summary>A line without its break.</summary>
    /// <param name="line">Counted from 1.</param>
    public string Line(int line)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(line, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(line, LineCount);
        int end = line < LineCount ? _lineStarts[line] : Text.Length;
        return Text[_lineStarts[line - 1]..end].TrimEnd('\r', '\n');
    }

    /// <summary>The line of an offset, counted from 1.</summary>
    public int LineAt(int offset)
    {
        int found = Array.BinarySearch(_lineStarts, offset);
        return found >= 0 ? found + 1 : ~found;
    }

    internal SourceSpan Span(int start, int end)
    {
        int line = LineAt(start);
        return new SourceSpan(start, end, line, start - _lineStarts[line - 1]);
    }
}
