using System.Collections;
using System.ComponentModel;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace PgDbre.Core.Migrations.Facts.Files;

/// <summary>
/// How the records of a snapshot become JSON: what is at its default is left out, unless a constructor asks for it; what must not be null
/// is not let in as null; what is not known is refused. By reflection: the source generator of .NET 8 forgets the initial values of init
/// properties, here empty lists.
/// </summary>
internal static class SnapshotJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new QualifiedNameConverter(),
            new TypeNameConverter(),
            new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
        },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { Modify } },
    };

    private static void Modify(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        NullabilityInfoContext nullability = new();
        HashSet<string> asked = [.. type.Type.GetConstructors().SelectMany(one => one.GetParameters()).Select(one => one.Name!)];
        List<JsonPropertyInfo> wanted = [];
        foreach (JsonPropertyInfo property in type.Properties.Where(property => property.AttributeProvider is PropertyInfo))
        {
            PropertyInfo declared = (PropertyInfo)property.AttributeProvider!;
            if (!property.IsRequired && !asked.Contains(declared.Name))
            {
                property.ShouldSerialize = IsWorthWriting(declared);
            }

            if (property.Get is not null && !property.PropertyType.IsValueType
                && nullability.Create(declared).ReadState == NullabilityState.NotNull)
            {
                wanted.Add(property);
            }
        }

        type.OnDeserialized = record => Check(record, type, wanted);
    }

    // The value of a record that does not say otherwise: [DefaultValue] names it where it is not the type's own.
    private static Func<object, object?, bool> IsWorthWriting(PropertyInfo declared)
    {
        object? usual = declared.GetCustomAttribute<DefaultValueAttribute>()?.Value
            ?? (declared.PropertyType.IsValueType ? Activator.CreateInstance(declared.PropertyType) : null);
        return (_, value) => value is ICollection list ? list.Count > 0 : !Equals(value, usual);
    }

    private static void Check(object record, JsonTypeInfo type, List<JsonPropertyInfo> wanted)
    {
        foreach (JsonPropertyInfo property in wanted)
        {
            object? value = property.Get!(record);
            if (value is null || (value is IList list && HasNull(list)))
            {
                throw new JsonException($"'{property.Name}' of {type.Type.Name} is null or missing");
            }
        }
    }

    // A hundred thousand lists, most of them empty: no enumerator for each.
    private static bool HasNull(IList list)
    {
        for (int i = 0; i < list.Count; i++)
        {
            if (list[i] is null)
            {
                return true;
            }
        }

        return false;
    }
}
