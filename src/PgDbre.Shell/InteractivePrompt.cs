using System.Management.Automation.Language;
using System.Text;
using PgDbre.Shell.Hosting;

namespace PgDbre.Shell;

/// <summary>Reads statements line by line, asking for more while a bracket, a quote or a pipe is open.</summary>
internal sealed class InteractivePrompt(Terminal terminal, ShellSession session)
{
    private const string Continuation = ">> ";

    /// <summary>Returns the next statement; null at the end of the input.</summary>
    public string? ReadStatement()
    {
        StringBuilder statement = new();
        while (true)
        {
            terminal.WriteOutput(statement.Length == 0 ? Prompt() : Continuation);
            string? line = terminal.ReadLine();
            if (line is null)
            {
                terminal.WriteOutput(Environment.NewLine);
                return statement.Length == 0 ? null : statement.ToString();
            }

            statement.AppendLine(line);
            // An empty line ends an unfinished statement, so that a stray bracket does not lock the prompt.
            if (line.Length == 0 || !IsIncomplete(statement.ToString()))
            {
                return statement.ToString();
            }
        }
    }

    private static bool IsIncomplete(string text)
    {
        Parser.ParseInput(text, out _, out ParseError[] errors);
        return errors.Any(error => error.IncompleteInput);
    }

    private string Prompt() => $"PS {session.Runspace.SessionStateProxy.Path.CurrentLocation}> ";
}
