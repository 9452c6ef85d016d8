using System.Reflection;

namespace PgDbre.Sandbox.Processes;

/// <summary>The small shell scripts and files that are built into this assembly.</summary>
internal static class Script
{
    /// <summary>See keeper.sh.</summary>
    public static string Keeper { get; } = Read("keeper.sh");

    /// <summary>See tether.sh.</summary>
    public static string Tether { get; } = Read("tether.sh");

    /// <summary>The text of an embedded file.</summary>
    public static string Read(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not part of this build.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
