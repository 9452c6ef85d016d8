using System.Management.Automation;
using System.Management.Automation.Runspaces;
using PgDbre.Shell.Hosting;

namespace PgDbre.Shell;

/// <summary>A session on the process's console: runs what the command line asked for and knows the exit code.</summary>
internal sealed class ConsoleSession : IDisposable
{
    private readonly Terminal _terminal;
    private readonly ShellSession _session;
    private readonly StopSignals _signals;
    private int? _signalExitCode;
    private bool _isPrompting;

    private ConsoleSession(Terminal terminal, ShellSession session)
    {
        _terminal = terminal;
        _session = session;
        _signals = new StopSignals(Stop);
    }

    public static ConsoleSession Start(Terminal terminal, string? modulePath) =>
        new(terminal, ShellSession.Create(terminal, modulePath));

    public int Run(ShellOptions options) => options.Mode switch
    {
        ShellMode.File => RunFile(options),
        ShellMode.Command => RunCommand(options.Text),
        _ => RunPrompt(),
    };

    public void Dispose()
    {
        _signals.Dispose();
        _session.Dispose();
    }

    private int RunFile(ShellOptions options)
    {
        string path = Path.GetFullPath(options.Text);
        EngineInternals.LetNextScriptExitTheHost(_session.Runspace);
        Exception? failure = Execute(pipeline =>
        {
            Command script = new(path, isScript: false);
            foreach (CommandParameter parameter in ScriptArguments.Parse(options.Arguments))
            {
                script.Parameters.Add(parameter);
            }

            pipeline.Commands.AddCommand(script);
        });
        return _signalExitCode ?? _session.Host.RequestedExitCode ?? (failure is null ? ExitCode.Success : ExitCode.Failure);
    }

    private int RunCommand(string text)
    {
        Exception? failure = Execute(pipeline => pipeline.AddScript(text));
        return _signalExitCode ?? _session.Host.RequestedExitCode ?? OutcomeOf(failure);
    }

    private int RunPrompt()
    {
        _isPrompting = true;
        InteractivePrompt prompt = new(_terminal, _session);
        Exception? failure = null;
        while (_session.Host.RequestedExitCode is null && _signalExitCode is null && prompt.ReadStatement() is { } statement)
        {
            _signals.Rearm();
            failure = Execute(pipeline => pipeline.AddScript(statement));
        }

        return _signalExitCode ?? _session.Host.RequestedExitCode ?? OutcomeOf(failure);
    }

    private int OutcomeOf(Exception? failure) =>
        failure is null && LastStatementSucceeded() ? ExitCode.Success : ExitCode.Failure;

    private bool LastStatementSucceeded()
    {
        using PowerShell question = PowerShell.Create(_session.Runspace).AddScript("$global:?");
        PSDataCollection<PSObject> answer = [];
        _session.Run(question, answer);
        return answer.Count == 1 && LanguagePrimitives.IsTrue(answer[0]);
    }

    // Errors are printed as they come, so that they stand in order with the output.
    private Exception? Execute(Action<PowerShell> addCommands)
    {
        if (_signalExitCode is not null)
        {
            return null;
        }

        using PowerShell pipeline = PowerShell.Create(_session.Runspace);
        addCommands(pipeline);
        pipeline.AddCommand("Out-Default");
        PSDataCollection<ErrorRecord> errors = pipeline.Streams.Error;
        errors.DataAdded += (_, added) => Print(errors[added.Index]);
        Exception? failure = _session.Run(pipeline, [], isStatement: true);
        if (failure is not (null or PipelineStoppedException))
        {
            Print(ErrorText.RecordOf(failure));
        }

        return failure;
    }

    private void Print(ErrorRecord error) => _session.Host.UI.WriteErrorLine(ErrorText.Format(error));

    private void Stop(int exitCode)
    {
        bool endsProgram = !_isPrompting || exitCode != ExitCode.Interrupted;
        _signalExitCode = endsProgram ? exitCode : null;
        _session.Stop();
        if (endsProgram && _isPrompting)
        {
            // The main thread may sit in a read that nothing can interrupt.
            _session.Dispose();
            Environment.Exit(exitCode);
        }
    }
}
