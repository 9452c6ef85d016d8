using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace PgDbre.Shell;

/// <summary>The commands a session starts with: all that the referenced engine package has, and stand-ins for what it lacks.</summary>
internal static class EngineState
{
    // Set before the first use of the engine, which reads it once: a database tool reports to nobody. A user's own setting wins.
    static EngineState()
    {
        const string optOut = "POWERSHELL_TELEMETRY_OPTOUT";
        Environment.SetEnvironmentVariable(optOut, Environment.GetEnvironmentVariable(optOut) ?? "1");
    }

    public static InitialSessionState Create()
    {
        InitialSessionState state = WithPackagedCommands();
        HashSet<string> present = [.. state.Commands.Select(command => command.Name)];
        foreach ((string name, Type type) in StandInCmdlets().Where(standIn => !present.Contains(standIn.Name)))
        {
            state.Commands.Add(new SessionStateCmdletEntry(name, type, helpFileName: null));
        }

        // A script named on the command line was chosen by the user; elsewhere than on Windows this is the only policy.
        if (OperatingSystem.IsWindows())
        {
            state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.RemoteSigned;
        }

        return state;
    }

    // Microsoft.PowerShell.SDK brings the real cmdlets, which only CreateDefault loads; it throws where they are absent.
    private static InitialSessionState WithPackagedCommands()
    {
        try
        {
            return InitialSessionState.CreateDefault();
        }
        catch (PSSnapInException)
        {
            return InitialSessionState.CreateDefault2();
        }
    }

    private static IEnumerable<(string Name, Type Type)> StandInCmdlets() =>
        from type in typeof(EngineState).Assembly.GetTypes()
        let cmdlet = type.GetCustomAttribute<CmdletAttribute>()
        where cmdlet is not null
        select ($"{cmdlet.VerbName}-{cmdlet.NounName}", type);
}
