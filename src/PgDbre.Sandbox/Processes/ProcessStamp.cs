using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Serialization;

namespace PgDbre.Sandbox.Processes;

/// <summary>A process that is told apart from a later one with the same id by the time it was started.</summary>
/// <param name="Id">Process id.</param>
/// <param name="Started">When it was started, as text that only equality is asked of.</param>
internal sealed record ProcessStamp(int Id, string Started)
{
    private const int StateField = 0;
    private const int StartTimeField = 19;

    /// <summary>The process we are.</summary>
    public static ProcessStamp Own { get; } = Of(Environment.ProcessId)!;

    /// <summary>True while this very process runs; false when it ended, even if its id was given away again.</summary>
    [JsonIgnore]
    public bool IsAlive => Of(Id) == this;

    /// <summary>The stamp of a running process; null if there is none with this id.</summary>
    public static ProcessStamp? Of(int id) => OperatingSystem.IsLinux() ? OfLinux(id) : OfOthers(id);

    // Start time in ticks since boot, with the boot's id: .NET's own StartTime moves when somebody sets the clock.
    private static ProcessStamp? OfLinux(int id)
    {
        try
        {
            string stat = File.ReadAllText($"/proc/{id.ToString(CultureInfo.InvariantCulture)}/stat");
            string boot = File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim();
            // The name of the program stands in parentheses and may hold spaces; the numbered fields follow the last one.
            string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[StateField] is "Z" or "X" ? null : new ProcessStamp(id, $"{boot}/{fields[StartTimeField]}");
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static ProcessStamp? OfOthers(int id)
    {
        try
        {
            using Process process = Process.GetProcessById(id);
            return new ProcessStamp(id, process.StartTime.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture));
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }
}
