using System.Text.RegularExpressions;

namespace PgDbre.Shell.Hosting;

/// <summary>Colour as terminals read it, and its removal for files and pipes.</summary>
internal static partial class AnsiText
{
    private const string Reset = "\e[0m";

    // The order of System.ConsoleColor; ANSI counts red and blue the other way round.
    private static readonly int[] ForegroundCodes = [30, 34, 32, 36, 31, 35, 33, 37, 90, 94, 92, 96, 91, 95, 93, 97];

    public static string Paint(string text, ConsoleColor? foreground, ConsoleColor? background = null)
    {
        if (text.Length == 0 || (foreground is null && background is null))
        {
            return text;
        }

        string start = foreground is { } front ? $"\e[{ForegroundCodes[(int)front]}m" : "";
        // A background code is the foreground code plus ten.
        start += background is { } back ? $"\e[{ForegroundCodes[(int)back] + 10}m" : "";
        return start + text + Reset;
    }

    public static string Strip(string text) => text.Contains('\e') ? EscapeSequence().Replace(text, "") : text;

    [GeneratedRegex(@"\e\[[0-9;?]*[A-Za-z]|\e\]8;;[^\e\a]*(?:\e\\|\a)")]
    private static partial Regex EscapeSequence();
}
