using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace PgDbre.Shell.Hosting;

/// <summary>Asks the person at the terminal; fails at once where there is none, instead of waiting for ever.</summary>
internal sealed class Questions(Terminal terminal)
{
    public string AskLine()
    {
        RequirePerson("an answer");
        return terminal.ReadLine() ?? throw new PipelineStoppedException();
    }

    public SecureString AskSecret()
    {
        RequirePerson("a secret");
        return terminal.ReadSecret();
    }

    public PSCredential AskCredential(string caption, string message, string? userName)
    {
        RequirePerson("a credential");
        Introduce(caption, message);
        string name = string.IsNullOrEmpty(userName) ? AskLine("User: ") : userName;
        terminal.WriteOutput($"Password for user {name}: ");
        return new PSCredential(name, terminal.ReadSecret());
    }

    public Dictionary<string, PSObject> AskFields(string caption, string message, Collection<FieldDescription> fields)
    {
        RequirePerson(string.Join(", ", fields.Select(field => field.Name)));
        Introduce(caption, message);
        return fields.ToDictionary(field => field.Name, AskField);
    }

    /// <summary>Returns the index of the chosen answer; an empty line chooses the default, if there is one.</summary>
    public int AskChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        RequirePerson("confirmation (-Confirm:$false goes on without asking)");
        Introduce(caption, message);
        string[] keys = [.. choices.Select(choice => KeyOf(choice.Label))];
        string menu = string.Join("  ", choices.Select((choice, index) => $"[{keys[index]}] {choice.Label.Replace("&", "", StringComparison.Ordinal)}"));
        string hint = defaultChoice >= 0 ? $" (default is \"{keys[defaultChoice]}\")" : "";
        while (true)
        {
            string answer = AskLine($"{menu}{hint}: ").Trim();
            int chosen = answer.Length == 0 ? defaultChoice : Match(choices, keys, answer);
            if (chosen >= 0)
            {
                return chosen;
            }
        }
    }

    private static int Match(Collection<ChoiceDescription> choices, string[] keys, string answer)
    {
        int byKey = Array.FindIndex(keys, key => key.Equals(answer, StringComparison.OrdinalIgnoreCase));
        return byKey >= 0
            ? byKey
            : choices.ToList().FindIndex(choice => choice.Label.Replace("&", "", StringComparison.Ordinal).Equals(answer, StringComparison.OrdinalIgnoreCase));
    }

    // The letter after the ampersand is the key, as in menus; a label without one is its own key.
    private static string KeyOf(string label)
    {
        int ampersand = label.IndexOf('&', StringComparison.Ordinal);
        return ampersand >= 0 && ampersand < label.Length - 1
            ? label[ampersand + 1].ToString().ToUpper(CultureInfo.InvariantCulture)
            : label;
    }

    private PSObject AskField(FieldDescription field)
    {
        if (field.ParameterTypeFullName == typeof(SecureString).FullName)
        {
            terminal.WriteOutput(field.Name + ": ");
            return PSObject.AsPSObject(terminal.ReadSecret());
        }

        if (field.ParameterTypeFullName == typeof(PSCredential).FullName)
        {
            return PSObject.AsPSObject(AskCredential("", field.Name, userName: null));
        }

        return PSObject.AsPSObject(AskLine(field.Name + ": "));
    }

    private string AskLine(string question)
    {
        terminal.WriteOutput(question);
        return AskLine();
    }

    private void Introduce(string caption, string message)
    {
        foreach (string line in new[] { caption, message }.Where(line => !string.IsNullOrEmpty(line)))
        {
            terminal.WriteOutput(line + Environment.NewLine);
        }
    }

    private void RequirePerson(string wanted)
    {
        if (!terminal.CanPrompt)
        {
            throw new PSInvalidOperationException($"The command asks for {wanted}, but standard input is not a terminal. Give it as a parameter.");
        }
    }
}
