using System.Text;
using PgDbre.Shell.Hosting;

namespace PgDbre.Shell.StandIns;

/// <summary>Receives the lines that the engine's formatter renders, without colours, one call for each.</summary>
internal sealed class RenderedLineWriter(Action<string> onLine) : TextWriter
{
    private readonly StringBuilder _open = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        if (value == '\n')
        {
            FlushLine();
        }
        else if (value != '\r')
        {
            _open.Append(value);
        }
    }

    public override void WriteLine(string? value)
    {
        _open.Append(value);
        FlushLine();
    }

    private void FlushLine()
    {
        string line = AnsiText.Strip(_open.ToString());
        _open.Clear();
        onLine(line);
    }
}
