using PgDbre.Sandbox.Providers;

namespace PgDbre.Sandbox.Processes;

/// <summary>What a program that has ended left behind.</summary>
/// <param name="ExitCode">Zero for success.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record ProgramResult(int ExitCode, string Output, string Error)
{
    private const int ShownLines = 4;

    /// <summary>Refuses the provider with the program's last words if it failed.</summary>
    /// <exception cref="ProviderRefusedException">The exit code is not zero.</exception>
    public ProgramResult OrRefuse(string what)
    {
        if (ExitCode == 0)
        {
            return this;
        }

        string said = LastLines(Error.Length > 0 ? Error : Output);
        throw new ProviderRefusedException($"{what} failed with exit code {ExitCode}: {said}");
    }

    /// <summary>The last lines of a text, joined to one.</summary>
    public static string LastLines(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.Length == 0 ? "it said nothing" : string.Join(" | ", lines.TakeLast(ShownLines));
    }
}
