using System.Management.Automation;
using System.Management.Automation.Runspaces;
using PgDbre.Shell.Hosting;

namespace PgDbre.Shell;

/// <summary>
/// One PowerShell engine with the stand-in cmdlets and, if wanted, a module. Scripts run one after the other in the same
/// global scope, so variables and imported modules stay from one to the next.
/// </summary>
public sealed class ShellSession : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Lock _disposal = new();
    private readonly Terminal _terminal;
    private string? _importedModule;
    private PowerShell? _running;
    private bool _disposed;

    private ShellSession(Terminal terminal)
    {
        _terminal = terminal;
        InitialSessionState state = EngineState.Create();
        Host = new ShellHost(terminal);
        Runspace = RunspaceFactory.CreateRunspace(Host, state);
        Runspace.ThreadOptions = PSThreadOptions.ReuseThread;
        Runspace.Open();
    }

    /// <summary>The engine's runspace, for callers that build their own pipelines.</summary>
    public Runspace Runspace { get; }

    internal ShellHost Host { get; }

    /// <summary>Starts an engine without a console: streams are collected, nothing is printed, nobody is asked.</summary>
    /// <param name="modulePath">A module manifest or folder to import; null for none.</param>
    /// <exception cref="RuntimeException">The module cannot be imported.</exception>
    public static ShellSession Create(string? modulePath = null) => Create(new RecordingTerminal(), modulePath);

    internal static ShellSession Create(Terminal terminal, string? modulePath)
    {
        ShellSession session = new(terminal);
        try
        {
            session.Import(modulePath);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Runs a script to its end. Errors are in the result, also the one that ended the script; none is thrown.</summary>
    /// <param name="script">PowerShell text.</param>
    /// <param name="variables">Set as global variables before the script runs; names without the dollar sign.</param>
    public ShellResult Invoke(string script, params (string Name, object? Value)[] variables)
    {
        foreach ((string name, object? value) in variables)
        {
            Runspace.SessionStateProxy.SetVariable(name, value);
        }

        using PowerShell pipeline = PowerShell.Create(Runspace).AddScript(script);
        PSDataCollection<PSObject> output = [];
        Exception? failure = Run(pipeline, output, isStatement: true);
        return ResultOf(pipeline, output, failure);
    }

    /// <summary>Runs a script on another thread; <see cref="Stop"/> ends it as Ctrl+C would.</summary>
    /// <inheritdoc cref="Invoke"/>
    public Task<ShellResult> InvokeAsync(string script, params (string Name, object? Value)[] variables) =>
        Task.Run(() => Invoke(script, variables));

    /// <summary>Stops the running script and returns when it has ended; does nothing when none runs.</summary>
    public void Stop()
    {
        // Run disposes of nothing before it has had the lock: the engine does not survive that in the middle of a stop.
        lock (_gate)
        {
            _running?.Stop();
        }
    }

    /// <summary>Removes the module, so that it can close its connections, and closes the engine.</summary>
    public void Dispose()
    {
        // A second caller waits for the first: a signal and the end of the script may come together.
        lock (_disposal)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            Stop();
            RemoveModule();
            Runspace.Dispose();
        }
    }

    /// <summary>Runs a pipeline that <see cref="Stop"/> can reach; returns the exception that ended it, or null.</summary>
    /// <param name="isStatement">True for what the user wrote: it enters the history and sets $?, which all else leaves alone.</param>
    internal Exception? Run(PowerShell pipeline, PSDataCollection<PSObject> output, bool isStatement = false)
    {
        lock (_gate)
        {
            _running = pipeline;
        }

        try
        {
            pipeline.Invoke(input: null, output, new PSInvocationSettings { Host = Host, AddToHistory = isStatement });
            return null;
        }
        catch (Exception failure) when (failure is RuntimeException or InvalidOperationException)
        {
            return failure;
        }
        finally
        {
            lock (_gate)
            {
                _running = null;
            }
        }
    }

    private void Import(string? modulePath)
    {
        if (modulePath is null)
        {
            return;
        }

        using PowerShell import = PowerShell.Create(Runspace);
        import.AddCommand("Import-Module").AddParameter("Name", modulePath).AddParameter("PassThru").AddParameter("ErrorAction", ActionPreference.Stop);
        PSDataCollection<PSObject> output = [];
        if (Run(import, output) is { } failure)
        {
            throw failure;
        }

        _importedModule = output.Select(module => module.BaseObject).OfType<PSModuleInfo>().First().Name;
    }

    private void RemoveModule()
    {
        if (_importedModule is null)
        {
            return;
        }

        using PowerShell removal = PowerShell.Create(Runspace);
        removal.AddCommand("Remove-Module").AddParameter("Name", _importedModule).AddParameter("Force");
        // A user's script may have removed it already: an error here tells nobody anything.
        removal.AddParameter("ErrorAction", ActionPreference.Ignore);
        Run(removal, []);
    }

    private ShellResult ResultOf(PowerShell pipeline, PSDataCollection<PSObject> output, Exception? failure)
    {
        bool stopped = failure is PipelineStoppedException || pipeline.InvocationStateInfo.State == PSInvocationState.Stopped;
        ErrorRecord? terminating = failure is null || stopped ? null : ErrorText.RecordOf(failure);
        PSDataStreams streams = pipeline.Streams;
        return new ShellResult(
            [.. output],
            terminating is null ? [.. streams.Error] : [.. streams.Error, terminating],
            [.. streams.Warning.Select(record => record.Message)],
            [.. streams.Verbose.Select(record => record.Message)],
            [.. streams.Debug.Select(record => record.Message)],
            [.. streams.Progress],
            [.. streams.Information],
            (_terminal as RecordingTerminal)?.TakeText() ?? "",
            terminating,
            stopped);
    }
}
