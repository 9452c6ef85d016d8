using System.Management.Automation.Runspaces;

namespace PgDbre.Shell;

/// <summary>
/// Turns the words after a script file into parameters, as pwsh does: -Name and -Name:value are names, everything else is
/// a value. Whether a word after -Name is its value or a positional one is the engine's choice, which knows the switches.
/// </summary>
internal static class ScriptArguments
{
    public static IEnumerable<CommandParameter> Parse(IReadOnlyList<string> words)
    {
        string? pendingName = null;
        foreach (string word in words)
        {
            if (pendingName is not null)
            {
                yield return new CommandParameter(pendingName, word);
                pendingName = null;
            }
            else if (word.Length < 2 || word[0] != '-')
            {
                yield return new CommandParameter(null, word);
            }
            else if (word.EndsWith(':'))
            {
                pendingName = word.TrimEnd(':');
            }
            else
            {
                yield return Named(word);
            }
        }
    }

    private static CommandParameter Named(string word)
    {
        int colon = word.IndexOf(':', StringComparison.Ordinal);
        return colon < 0
            ? new CommandParameter(word)
            : new CommandParameter(word[..colon], BooleanOrText(word[(colon + 1)..]));
    }

    // -Switch:$false arrives as text, because no PowerShell parsed the command line.
    private static object BooleanOrText(string value) =>
        bool.TryParse(value.StartsWith('$') ? value[1..] : value, out bool boolean) ? boolean : value;
}
