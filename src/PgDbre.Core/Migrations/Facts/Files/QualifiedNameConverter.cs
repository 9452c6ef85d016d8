using System.Text.Json;
using System.Text.Json.Serialization;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Parsing;

namespace PgDbre.Core.Migrations.Facts.Files;

/// <summary>A name as SQL has it: public.orders, or "My Schema"."a.b".</summary>
internal sealed class QualifiedNameConverter : JsonConverter<QualifiedName>
{
    public override QualifiedName Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Parse(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, QualifiedName value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());

    private static QualifiedName Parse(string text)
    {
        if (!text.Contains('"', StringComparison.Ordinal))
        {
            string[] parts = text.Split('.');
            return parts.Length <= 2 && parts.All(part => part.Length > 0)
                ? new QualifiedName(parts.Length == 2 ? parts[0] : null, parts[^1])
                : throw new JsonException($"'{text}' is no name");
        }

        TokenCursor cursor = new(SqlTokenizer.Tokenize(text).ToArray());
        QualifiedName name = cursor.QualifiedLabel();
        return cursor.AtEnd && cursor.Failure is null && name.Database is null
            ? name
            : throw new JsonException($"'{text}' is no name");
    }
}
