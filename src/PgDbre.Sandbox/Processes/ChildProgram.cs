using System.Diagnostics;
using System.Text;

namespace PgDbre.Sandbox.Processes;

/// <summary>Runs a program to its end. It dies with the token, and with our process.</summary>
internal static class ChildProgram
{
    /// <summary>Path of a program that stands on PATH or in a system folder; null if there is none.</summary>
    public static string? Find(string name)
    {
        string[] folders = [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator), "/usr/sbin", "/sbin"];
        return folders.Where(folder => folder.Length > 0).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }

    /// <summary>Runs a program that reads nothing; whoever kills us kills it and its children too.</summary>
    public static Task<ProgramResult> RunAsync(
        IReadOnlyList<string> command,
        CancellationToken cancellation,
        string folder = "/",
        Action<string>? onLine = null,
        IReadOnlyDictionary<string, string>? environment = null)
    {
        ProcessStartInfo start = StartInfo(["sh", "-c", Script.Tether, "tether", .. command], folder);
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return RunAsync(start, input: null, onLine, cancellation);
    }

    /// <summary>Runs a program that ends by itself when its input ends, so a secret need not be an argument.</summary>
    public static Task<ProgramResult> RunWithInputAsync(IReadOnlyList<string> command, string input, CancellationToken cancellation) =>
        RunAsync(StartInfo(command, "/"), input, onLine: null, cancellation);

    /// <summary>How we start every program: no shell, all three streams ours.</summary>
    public static ProcessStartInfo StartInfo(IReadOnlyList<string> command, string folder)
    {
        ProcessStartInfo start = new(command[0], command.Skip(1))
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        // Messages are read by people who may have asked for another language; we look for English words.
        start.Environment["LC_ALL"] = "C.UTF-8";
        return start;
    }

    private static async Task<ProgramResult> RunAsync(
        ProcessStartInfo start, string? input, Action<string>? onLine, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using Process process = Process.Start(start)!;
        Task<string> output = ReadAsync(process.StandardOutput, onLine);
        Task<string> error = ReadAsync(process.StandardError, onLine: null);
        if (input is not null)
        {
            await WriteAsync(process.StandardInput, input).ConfigureAwait(false);
        }

        // Closing the input is how the tether learns that it must end the program.
        using CancellationTokenRegistration stop = cancellation.Register(() => process.StandardInput.Close());
        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        ProgramResult result = new(process.ExitCode, await output.ConfigureAwait(false), await error.ConfigureAwait(false));
        cancellation.ThrowIfCancellationRequested();
        return result;
    }

    private static async Task WriteAsync(StreamWriter writer, string input)
    {
        try
        {
            await writer.WriteAsync(input.AsMemory(), CancellationToken.None).ConfigureAwait(false);
            writer.Close();
        }
        catch (IOException)
        {
            // It ended before it read all: its exit code and its last words say more than a broken pipe.
        }
    }

    private static async Task<string> ReadAsync(StreamReader reader, Action<string>? onLine)
    {
        StringBuilder text = new();
        while (await reader.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            text.Append(line).Append('\n');
            onLine?.Invoke(line);
        }

        return text.ToString();
    }
}
