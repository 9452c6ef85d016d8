using System.Diagnostics;
using System.Globalization;
using BenchmarkDotNet.Attributes;
using PgDbre.Core.Python;

namespace PgDbre.Benchmarks;

/// <summary>
/// A tree of Python files, PGDBRE_PYTHON_TREE or the standard library of the machine's python3: one operation is every file once. The peer,
/// where there is a python3, is ast.parse of the same files on one core, printed before the results. There is no benchmark without files.
/// </summary>
[MemoryDiagnoser]
public class PythonReading
{
    private const string ParseAll = """
        import ast, sys, time, warnings
        warnings.simplefilter('ignore')
        files = [open(name, 'rb').read() for name in sys.stdin.read().split('\n') if name]
        best = 0
        for _ in range(2):
            start = time.process_time()
            for file in files:
                try:
                    ast.parse(file)
                except (SyntaxError, ValueError):
                    pass
            seconds = time.process_time() - start
            best = min(best or seconds, seconds)
        print(f'{best:.3f}')
        """;

    private byte[][] _files = [];

    [GlobalSetup]
    public void ReadTree()
    {
        string folder = Environment.GetEnvironmentVariable("PGDBRE_PYTHON_TREE")
            ?? RunPython("import sysconfig; print(sysconfig.get_path('stdlib'))", "")?.Trim()
            ?? throw new DirectoryNotFoundException("Set PGDBRE_PYTHON_TREE to a folder of Python files, or install python3.");
        string[] names = [.. Directory.EnumerateFiles(folder, "*.py", SearchOption.AllDirectories)
            .Where(name => !name.Contains("site-packages", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        _files = [.. names.Select(File.ReadAllBytes)];
        double megabytes = _files.Sum(file => (double)file.Length) / 1_000_000;
        Console.WriteLine($"// {names.Length} files, {megabytes:f1} MB in {folder}");
        if (RunPython(ParseAll, string.Join('\n', names)) is { } seconds)
        {
            double time = double.Parse(seconds, CultureInfo.InvariantCulture);
            Console.WriteLine($"// CPython ast.parse: {time:f2} s, {names.Length / time:f0} files/s, {megabytes / time:f1} MB/s");
        }

        ReportOurs(names.Length, megabytes);
    }

    [Benchmark]
    public int Read() => _files.Count(file => PythonReader.Read(file).Module is not null);

    // The peer's unit in the same run: processor time of one thread, warm.
    private void ReportOurs(int count, double megabytes)
    {
        double best = double.MaxValue;
        for (int i = 0; i < 8; i++)
        {
            TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
            Read();
            best = Math.Min(best, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
        }

        Console.WriteLine($"// PythonReader.Read:  {best:f2} s, {count / best:f0} files/s, {megabytes / best:f1} MB/s");
    }

    // Null without a python3.
    private static string? RunPython(string program, string input)
    {
        try
        {
            using Process python = Process.Start(new ProcessStartInfo("python3", ["-c", program])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            })!;
            python.StandardInput.Write(input);
            python.StandardInput.Close();
            string output = python.StandardOutput.ReadToEnd();
            python.WaitForExit();
            return python.ExitCode == 0 ? output : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
