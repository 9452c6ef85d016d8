namespace PgDbre.Shell;

/// <summary>What the command line asked for.</summary>
internal sealed record ShellOptions
{
    public ShellMode Mode { get; init; } = ShellMode.Prompt;

    /// <summary>The script file of -File, or the text of -Command.</summary>
    public string Text { get; init; } = "";

    /// <summary>What follows the script file.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>A manifest or folder to import instead of the one found beside the program.</summary>
    public string? ModulePath { get; init; }

    public bool NoModule { get; init; }

    public bool NonInteractive { get; init; }

    /// <summary>Reads the command line. As in pwsh, options come first and a bare word is the script file.</summary>
    /// <exception cref="UsageException">An option is unknown or its value is missing.</exception>
    public static ShellOptions Parse(IReadOnlyList<string> words)
    {
        ShellOptions options = new();
        for (int index = 0; index < words.Count; index++)
        {
            switch (OptionName(words[index]))
            {
                case "file" or "f":
                    return options.WithScript(Value(words, ref index), words.Skip(index + 1));
                case "command" or "c":
                    string first = Value(words, ref index);
                    return options with { Mode = ShellMode.Command, Text = string.Join(' ', words.Skip(index + 1).Prepend(first)) };
                case "modulepath":
                    options = options with { ModulePath = Value(words, ref index) };
                    break;
                case "nomodule":
                    options = options with { NoModule = true };
                    break;
                case "noninteractive":
                    options = options with { NonInteractive = true };
                    break;
                case "noprofile" or "nop" or "nologo":
                    // Scheduled tasks pass these to pwsh; here there is neither a profile nor a banner.
                    break;
                case "version" or "v":
                    return options with { Mode = ShellMode.Version };
                case "help" or "h" or "?":
                    return options with { Mode = ShellMode.Help };
                case null:
                    return options.WithScript(words[index], words.Skip(index + 1));
                default:
                    throw new UsageException($"Unknown option {words[index]}.");
            }
        }

        return options;
    }

    private ShellOptions WithScript(string file, IEnumerable<string> arguments) =>
        this with { Mode = ShellMode.File, Text = file, Arguments = [.. arguments] };

    private static string? OptionName(string word) =>
        word.StartsWith('-') ? word.TrimStart('-').ToLowerInvariant() : null;

    private static string Value(IReadOnlyList<string> words, ref int index) =>
        ++index < words.Count ? words[index] : throw new UsageException($"{words[index - 1]} needs a value.");
}
