using System.Text.Json;
using PgDbre.Core.Connections;

namespace PgDbre.Core.Findings;

/// <summary>
/// The JSON of a baseline: {"version": 1, "findings": [...]}. A family may keep a section of its own beside the findings, so that one
/// file serves one gate.
/// </summary>
public static class BaselineFile
{
    private const int Version = 1;

    // Line by line, so that a change of a baseline can be reviewed as a difference.
    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    /// <summary>The findings a file accepts.</summary>
    /// <exception cref="PgDbreException">PgBaselineUnreadable.</exception>
    public static IReadOnlyList<KnownFinding> Read(string json) => Section(json, "findings", Known);

    /// <summary>The entries of a family's section; none where the file has no such section.</summary>
    /// <exception cref="PgDbreException">PgBaselineUnreadable.</exception>
    internal static IReadOnlyList<T> Section<T>(string json, string name, Func<JsonElement, T> read)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            int version = root.GetProperty("version").GetInt32();
            if (version != Version)
            {
                throw Unreadable($"its version is {version}, and this module reads {Version}", inner: null);
            }

            return root.TryGetProperty(name, out JsonElement entries) ? [.. entries.EnumerateArray().Select(read)] : [];
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw Unreadable(fault.Message, fault);
        }
    }

    /// <summary>The text of a baseline, ending in a line feed.</summary>
    /// <param name="known">See <see cref="FindingBaseline.From"/>.</param>
    /// <param name="section">Writes a family's own section; null for none.</param>
    public static string Write(IEnumerable<KnownFinding> known, Action<Utf8JsonWriter>? section = null)
    {
        ArgumentNullException.ThrowIfNull(known);
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, Indented))
        {
            writer.WriteStartObject();
            writer.WriteNumber("version", Version);
            writer.WriteStartArray("findings");
            foreach (KnownFinding one in known)
            {
                Write(writer, one);
            }

            writer.WriteEndArray();
            section?.Invoke(writer);
            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray()).ReplaceLineEndings("\n") + "\n";
    }

    private static void Write(Utf8JsonWriter writer, KnownFinding one)
    {
        writer.WriteStartObject();
        writer.WriteString("fingerprint", one.Fingerprint);
        writer.WriteString("rule", one.RuleId);
        writer.WriteString("object", one.Object);
        writer.WriteNumber("count", one.Count);
        writer.WriteEndObject();
    }

    private static KnownFinding Known(JsonElement entry) => new(
        entry.GetProperty("fingerprint").GetString() ?? "",
        entry.GetProperty("rule").GetString() ?? "",
        entry.GetProperty("object").GetString() ?? "",
        entry.GetProperty("count").GetInt32());

    private static PgDbreException Unreadable(string why, Exception? inner) => new(
        "PgBaselineUnreadable",
        PgErrorCategory.InvalidData,
        $"The baseline cannot be read: {why}.",
        "Write it anew with -UpdateBaseline, or take the last good one from version control.",
        inner);
}
