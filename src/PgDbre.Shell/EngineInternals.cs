using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace PgDbre.Shell;

/// <summary>
/// The engine's non-public members that pwsh's own host and cmdlets use and for which there is no public way.
/// Every use is here, so that a new engine version is checked in one place.
/// </summary>
internal static class EngineInternals
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly Assembly Engine = typeof(PSObject).Assembly;

    /// <summary>
    /// Lets <c>exit n</c> of the next script file reach the host. Otherwise it only ends the script and sets $LASTEXITCODE,
    /// which a native program sets as well. pwsh's ConsoleHost does the same for -File.
    /// </summary>
    public static void LetNextScriptExitTheHost(Runspace runspace)
    {
        object context = runspace.GetType().GetProperty("ExecutionContext", Instance)!.GetValue(runspace)!;
        context.GetType().GetProperty("ScriptCommandProcessorShouldRethrowExit", Instance)!.SetValue(context, true);
    }

    /// <summary>The exception with which Select-Object -First ends the commands before it without ending those after it.</summary>
    public static Exception StopUpstream(Cmdlet requester) =>
        (Exception)Create("System.Management.Automation.StopUpstreamCommandsException", requester);

    /// <summary>Makes an object of a non-public engine type.</summary>
    public static object Create(string typeName, params object?[] arguments) =>
        Activator.CreateInstance(TypeOf(typeName), Instance, binder: null, arguments, culture: null)!;

    public static Type TypeOf(string typeName) => Engine.GetType(typeName, throwOnError: true)!;

    public static void SetField(object target, Type declaringType, string name, object? value) =>
        declaringType.GetField(name, Instance)!.SetValue(target, value);

    public static void SetProperty(object target, string name, object? value) =>
        target.GetType().GetProperty(name, Instance)!.SetValue(target, value);
}
