using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Numerics;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PgDbre.Shell.StandIns;

/// <summary>Writes any value as JSON the way ConvertTo-Json does: properties by reflection, down to a depth, then as text.</summary>
internal sealed class JsonText(int maxDepth, bool enumsAsStrings, Action onTruncated)
{
    // Only what JSON itself requires is escaped; text stays readable.
    private static readonly JavaScriptEncoder Readable = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    public string Convert(object? value, bool compress)
    {
        using MemoryStream buffer = new();
        JsonWriterOptions options = new() { Indented = !compress, Encoder = Readable, MaxDepth = 1000 };
        using (Utf8JsonWriter writer = new(buffer, options))
        {
            Write(writer, value, depth: 0);
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }

    private void Write(Utf8JsonWriter writer, object? value, int depth)
    {
        PSObject? wrapper = value as PSObject;
        object? plain = wrapper is null ? value : wrapper.BaseObject;
        if (TryWriteScalar(writer, plain))
        {
            return;
        }

        if (depth > maxDepth)
        {
            onTruncated();
            writer.WriteStringValue(LanguagePrimitives.ConvertTo<string>(value));
            return;
        }

        switch (plain)
        {
            case IDictionary dictionary:
                WriteMembers(writer, dictionary.Cast<DictionaryEntry>().Select(entry => (entry.Key.ToString() ?? "", entry.Value)), depth);
                break;
            case IEnumerable list:
                WriteList(writer, list, depth);
                break;
            default:
                WriteMembers(writer, MembersOf(plain!, wrapper), depth);
                break;
        }
    }

    private bool TryWriteScalar(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null or DBNull:
                writer.WriteNullValue();
                return true;
            case bool boolean:
                writer.WriteBooleanValue(boolean);
                return true;
            case string or char or Guid or Uri:
                writer.WriteStringValue(value.ToString());
                return true;
            case DateTime or DateTimeOffset:
                writer.WriteStringValue(((IFormattable)value).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture));
                return true;
            case Enum choice:
                WriteEnum(writer, choice);
                return true;
            case double or float or decimal:
                WriteFraction(writer, (IFormattable)value);
                return true;
            case BigInteger or byte or sbyte or short or ushort or int or uint or long or ulong or nint or nuint:
                writer.WriteRawValue(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
                return true;
            default:
                return false;
        }
    }

    private void WriteEnum(Utf8JsonWriter writer, Enum choice)
    {
        // 64-bit enums are text, because JavaScript would round them.
        bool isLong = Enum.GetUnderlyingType(choice.GetType()) is var type && (type == typeof(long) || type == typeof(ulong));
        if (enumsAsStrings || isLong)
        {
            writer.WriteStringValue(choice.ToString());
        }
        else
        {
            writer.WriteRawValue(choice.ToString("D"));
        }
    }

    // 1 as a double is 1.0, so that a reader sees what type it was; what is no number in JSON is text.
    private static void WriteFraction(Utf8JsonWriter writer, IFormattable value)
    {
        string text = value.ToString(null, CultureInfo.InvariantCulture);
        if (text.AsSpan().IndexOfAny("Ny") >= 0)
        {
            writer.WriteStringValue(text);
        }
        else
        {
            writer.WriteRawValue(text.AsSpan().IndexOfAny(".E") >= 0 ? text : text + ".0");
        }
    }

    private void WriteList(Utf8JsonWriter writer, IEnumerable list, int depth)
    {
        writer.WriteStartArray();
        foreach (object? element in list)
        {
            Write(writer, element, depth + 1);
        }

        writer.WriteEndArray();
    }

    private void WriteMembers(Utf8JsonWriter writer, IEnumerable<(string Name, object? Value)> members, int depth)
    {
        writer.WriteStartObject();
        foreach ((string name, object? value) in members)
        {
            writer.WritePropertyName(name);
            Write(writer, value, depth + 1);
        }

        writer.WriteEndObject();
    }

    // .NET members first, then what the type system adds; hidden additions stay hidden.
    private static IEnumerable<(string Name, object? Value)> MembersOf(object value, PSObject? wrapper)
    {
        Dictionary<string, object?> members = new(StringComparer.OrdinalIgnoreCase);
        const BindingFlags visible = BindingFlags.Public | BindingFlags.Instance;
        if (value is not PSCustomObject)
        {
            foreach (FieldInfo field in value.GetType().GetFields(visible))
            {
                members.TryAdd(field.Name, field.GetValue(value));
            }

            foreach (PropertyInfo property in value.GetType().GetProperties(visible).Where(property => property.GetIndexParameters().Length == 0))
            {
                members.TryAdd(property.Name, ValueOrNull(() => property.GetValue(value)));
            }
        }

        foreach (PSPropertyInfo property in (wrapper ?? PSObject.AsPSObject(value)).Properties)
        {
            members.TryAdd(property.Name, ValueOrNull(() => property.Value));
        }

        return members.Select(member => (member.Key, member.Value));
    }

    private static object? ValueOrNull(Func<object?> read)
    {
        try
        {
            return read();
        }
        catch (Exception unreadable) when (unreadable is TargetInvocationException or GetValueException)
        {
            return null;
        }
    }
}
