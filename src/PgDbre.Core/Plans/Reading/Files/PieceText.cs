using System.Text;

namespace PgDbre.Core.Plans.Reading.Files;

/// <summary>Collects the lines of a piece; beyond a size that no plan has, it only counts.</summary>
internal sealed class PieceText
{
    private const int MaxLength = 64 * 1024 * 1024;
    private readonly StringBuilder _text = new();

    /// <summary>Why the piece cannot be read; null while it can.</summary>
    public string? Fault { get; private set; }

    public void Add(string line)
    {
        if (_text.Length + line.Length > MaxLength)
        {
            Fault = $"it is longer than {MaxLength / (1024 * 1024)} million characters";
            return;
        }

        _text.Append(line).Append('\n');
    }

    /// <inheritdoc />
    public override string ToString() => _text.ToString();
}
