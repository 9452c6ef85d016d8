using System.Diagnostics;
using PgDbre.Shell;

namespace PgDbre.Tests.Shell;

/// <summary>Runs the shell as its users do: as a program of its own.</summary>
internal static class ShellProcess
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    /// <summary>The shell where it was built, without the assemblies of the tests beside it.</summary>
    public static string InItsOwnFolder { get; } = Path.Combine(
        RepositoryFolder.Root, "src", "PgDbre.Shell", "bin", Path.GetRelativePath(BinFolder, AppContext.BaseDirectory), "PgDbre.Shell.dll");

    private static string BinFolder => Path.Combine(RepositoryFolder.Root, "tests", "PgDbre.Tests", "bin");

    public static Process Start(params string[] arguments) => StartProgram(typeof(ShellSession).Assembly.Location, arguments);

    private static Process StartProgram(string program, string[] arguments)
    {
        ProcessStartInfo start = new("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string argument in (string[])["exec", program, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        // What a test says must not depend on where it runs.
        start.Environment.Remove("COLUMNS");
        start.Environment.Remove("PGDBRE_MODULE");
        return Process.Start(start)!;
    }

    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        string[] arguments, string input = "", string? program = null)
    {
        using Process process = program is null ? Start(arguments) : StartProgram(program, arguments);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        return await FinishAsync(process, Deadline);
    }

    public static async Task<(int ExitCode, string Output, string Error)> FinishAsync(Process process, TimeSpan deadline)
    {
        using CancellationTokenSource timeout = new(deadline);
        Task<string> output = process.StandardOutput.ReadToEndAsync(timeout.Token);
        Task<string> error = process.StandardError.ReadToEndAsync(timeout.Token);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
            return (process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }
}
