using System.Text;
using System.Text.Json;
using PgDbre.Core.Connections;

namespace PgDbre.Core.Migrations.Facts.Files;

/// <summary>
/// The JSON of a snapshot, in UTF-8: {"format": 1, "server": …}. A new property makes a new format, so that no reader passes over a fact.
/// </summary>
public static class SchemaSnapshotFile
{
    /// <summary>The format that is written, and the newest that is read.</summary>
    public const int Format = 1;

    private const string WriteAnew = "Write it anew with Export-PgSchemaSnapshot, or take the last good one from version control.";

    /// <summary>The bytes of a file; those of two snapshots of one schema differ only in what changed.</summary>
    public static byte[] Write(SchemaSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return SnapshotLayout.Lay(JsonSerializer.SerializeToUtf8Bytes(SnapshotDocument.Of(snapshot), SnapshotJson.Options));
    }

    /// <summary>Reads a file.</summary>
    /// <param name="utf8">Its bytes.</param>
    /// <param name="name">What it is called, for the error.</param>
    /// <exception cref="PgDbreException">PgSchemaSnapshotForeign, PgSchemaSnapshotTooNew or PgSchemaSnapshotDamaged.</exception>
    public static SchemaSnapshot Read(ReadOnlySpan<byte> utf8, string name)
    {
        ReadOnlySpan<byte> json = utf8.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;
        try
        {
            if (FormatOf(json) is not { } format)
            {
                throw Foreign(name);
            }

            if (format > Format)
            {
                throw TooNew(name, format);
            }

            SnapshotDocument document = JsonSerializer.Deserialize<SnapshotDocument>(json, SnapshotJson.Options)!;
            return document.ToSnapshot();
        }
        catch (JsonException fault)
        {
            throw Damaged(name, IsCutOff(json) ? "it ends in the middle" : Describe(fault), fault);
        }
    }

    // The first property, as every writer of the format puts it; null if it is another.
    private static int? FormatOf(ReadOnlySpan<byte> json)
    {
        try
        {
            Utf8JsonReader reader = new(json);
            bool isMarked = reader.Read() && reader.TokenType == JsonTokenType.StartObject
                && reader.Read() && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("format"u8)
                && reader.Read() && reader.TokenType == JsonTokenType.Number;
            return isMarked && reader.TryGetInt32(out int format) && format > 0 ? format : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsCutOff(ReadOnlySpan<byte> json)
    {
        ReadOnlySpan<byte> end = json.TrimEnd(" \r\n\t\0"u8);
        return end.Length == 0 || end[^1] != '}';
    }

    private static string Describe(JsonException fault)
    {
        string what = fault.Path is { Length: > 1 } path ? $" ({path})" : "";
        string why = fault.Message.Split(" Path: ")[0].TrimEnd('.');
        return fault.LineNumber is { } line ? $"at line {line + 1}{what}: {why}" : why;
    }

    private static PgDbreException Foreign(string name) => new(
        "PgSchemaSnapshotForeign",
        PgErrorCategory.InvalidData,
        $"'{name}' is no schema snapshot: one begins with {{\"format\": 1.",
        "Name a file that Export-PgSchemaSnapshot wrote.");

    private static PgDbreException TooNew(string name, int format) => new(
        "PgSchemaSnapshotTooNew",
        PgErrorCategory.InvalidData,
        $"'{name}' is a schema snapshot of format {format}, and this module reads formats up to {Format}.",
        "Update this module, or write the snapshot anew with this one.");

    private static PgDbreException Damaged(string name, string why, Exception inner) => new(
        "PgSchemaSnapshotDamaged",
        PgErrorCategory.InvalidData,
        $"The schema snapshot '{name}' is damaged: {why}.",
        WriteAnew,
        inner);
}
