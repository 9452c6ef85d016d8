namespace PgDbre.Core.Reports.Markdown;

/// <summary>A table; a label that begins with a bar stands over numbers, which are aligned to the right.</summary>
internal sealed class MarkdownTable(params string[] labels)
{
    /// <summary>More rows than a reader takes in; the rest is counted below the table.</summary>
    public const int MaximumRows = 50;

    private const char NumberMark = '|';
    private readonly List<string[]> _rows = [];
    private int _leftOut;

    public bool IsEmpty => _rows.Count == 0;

    /// <summary>Cells must be escaped already.</summary>
    public void Row(params string[] cells)
    {
        if (_rows.Count == MaximumRows)
        {
            _leftOut++;
            return;
        }

        _rows.Add(cells);
    }

    public override string ToString()
    {
        IEnumerable<string> lines = _rows.Select(Line)
            .Prepend(Line(labels.Select(label => label[0] == NumberMark ? "---:" : "---")))
            .Prepend(Line(labels.Select(label => label.TrimStart(NumberMark))));
        string rest = _leftOut > 0 ? $"\n\n{Quantity.Count(_leftOut)} more are left out here." : "";
        return string.Join('\n', lines) + rest;
    }

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";
}
