using System.Management.Automation;
using System.Reflection;

namespace PgDbre.Shell;

/// <summary>What -Help and -Version print.</summary>
internal static class UsageText
{
    public const string Help = """
        PgDbre.Shell: PowerShell with the PgDbre module imported.

        Usage: PgDbre.Shell [options] [-File] <script.ps1> [arguments]
               PgDbre.Shell [options] -Command <text>
               PgDbre.Shell [options]                       (an interactive prompt)

          -File, -f         Runs a script; everything after it is the script's own.
          -Command, -c      Runs the rest of the command line as PowerShell.
          -ModulePath       Imports this manifest or folder instead of the PgDbre.psd1 found at or above
                            the program (also: environment variable PGDBRE_MODULE).
          -NoModule         Imports no module.
          -NonInteractive   Never asks; what would ask fails.
          -Version, -v      Prints the versions of the program and of the engine.
          -Help, -h         Prints this text.

        Exit codes: n after "exit n"; 1 after an error that ended the script (or if the last statement of
        -Command failed); 64 for a wrong command line or a missing script; 70 if the module cannot be
        imported; 130 after Ctrl+C, 143 after SIGTERM.
        """;

    public static string Version
    {
        get
        {
            string program = typeof(UsageText).Assembly.GetName().Version!.ToString(fieldCount: 3);
            // The assembly version stays at x.y.0; the informational one is "7.6.9 SHA: …".
            string engine = typeof(PSObject).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split(' ')[0];
            return $"PgDbre.Shell {program} (PowerShell engine {engine})";
        }
    }
}
