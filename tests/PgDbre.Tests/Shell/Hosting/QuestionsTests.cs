using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using PgDbre.Shell.Hosting;

namespace PgDbre.Tests.Shell.Hosting;

public sealed class QuestionsTests
{
    private static readonly Collection<ChoiceDescription> YesNo = [new("&Yes"), new("&No")];

    [Theory]
    [InlineData("n", 1)]
    [InlineData("Yes", 0)]
    [InlineData("", 1)]
    public void An_answer_is_a_key_a_label_or_the_default(string answer, int expected)
    {
        Assert.Equal(expected, new Questions(new ScriptedTerminal(answer)).AskChoice("Confirm", "Sure?", YesNo, defaultChoice: 1));
    }

    [Fact]
    public void An_answer_that_is_no_choice_is_asked_again()
    {
        Assert.Equal(0, new Questions(new ScriptedTerminal("maybe", "y")).AskChoice("Confirm", "Sure?", YesNo, defaultChoice: 1));
    }

    [Fact]
    public void The_end_of_the_input_stops_the_pipeline()
    {
        Questions questions = new(new ScriptedTerminal());

        Assert.Throws<PipelineStoppedException>(() => questions.AskChoice("Confirm", "Sure?", YesNo, defaultChoice: 1));
    }

    [Fact]
    public void A_credential_asks_for_what_is_missing()
    {
        PSCredential credential = new Questions(new ScriptedTerminal("alice")).AskCredential("Log in", "", userName: null);

        Assert.Equal("alice", credential.UserName);
        Assert.Equal("s3cret", credential.GetNetworkCredential().Password);
    }

    private sealed class ScriptedTerminal(params string[] answers) : Terminal
    {
        private readonly Queue<string> _answers = new(answers);

        public override int Width => 80;

        public override bool CanPrompt => true;

        public override bool OutputHasColor => false;

        public override void WriteOutput(string text)
        {
        }

        public override void WriteDiagnosticLine(string line, ConsoleColor? color)
        {
        }

        public override void ShowProgress(ProgressRecord record)
        {
        }

        public override string? ReadLine() => _answers.TryDequeue(out string? answer) ? answer : null;

        public override SecureString ReadSecret()
        {
            SecureString secret = new();
            "s3cret".ToList().ForEach(secret.AppendChar);
            return secret;
        }
    }
}
