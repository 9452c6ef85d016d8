using System.Management.Automation.Host;

namespace PgDbre.Shell.Hosting;

/// <summary>The size of the window, for tables; the screen's cells are not read or written.</summary>
internal sealed class ShellRawUserInterface(Terminal terminal) : PSHostRawUserInterface
{
    private const int Lines = 50;

    public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;

    public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

    public override Size BufferSize { get => WindowSize; set => throw NotOffered(); }

    public override Size WindowSize { get => new(terminal.Width, Lines); set => throw NotOffered(); }

    public override Size MaxWindowSize => WindowSize;

    public override Size MaxPhysicalWindowSize => WindowSize;

    public override Coordinates CursorPosition { get => new(0, 0); set => throw NotOffered(); }

    public override Coordinates WindowPosition { get => new(0, 0); set => throw NotOffered(); }

    public override int CursorSize { get => 25; set => throw NotOffered(); }

    public override string WindowTitle { get; set; } = "PgDbre.Shell";

    public override bool KeyAvailable => false;

    // Called before a prompt; there is nothing to flush in a line-buffered input.
    public override void FlushInputBuffer()
    {
    }

    public override KeyInfo ReadKey(ReadKeyOptions options) => throw NotOffered();

    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw NotOffered();

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw NotOffered();

    public override void SetBufferContents(Rectangle rectangle, BufferCell fill) => throw NotOffered();

    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) => throw NotOffered();

    private static NotSupportedException NotOffered() => new("PgDbre.Shell reads and writes whole lines only.");
}
