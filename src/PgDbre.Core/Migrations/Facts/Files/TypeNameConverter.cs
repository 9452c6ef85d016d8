using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Migrations.Facts.Files;

/// <summary>A type as format_type writes it: character varying(10), public.mood[]. Each is parsed once.</summary>
internal sealed class TypeNameConverter : JsonConverter<TypeName>
{
    // Real schemas have some hundred types; a file made to fill the memory gets no further.
    private const int MostKept = 10_000;

    private readonly ConcurrentDictionary<string, TypeName> _known = new(StringComparer.Ordinal);

    public override TypeName Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string text = reader.GetString() ?? "";
        if (_known.TryGetValue(text, out TypeName? known))
        {
            return known;
        }

        TypeName type = Parse(text);
        if (_known.Count < MostKept)
        {
            _known[text] = type;
        }

        return type;
    }

    public override void Write(Utf8JsonWriter writer, TypeName value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());

    private static TypeName Parse(string text)
    {
        try
        {
            return TypeName.Parse(text);
        }
        catch (FormatException fault)
        {
            throw new JsonException(fault.Message.TrimEnd('.'), fault);
        }
    }
}
