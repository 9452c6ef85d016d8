using System.Collections;
using System.Globalization;
using PgDbre.Core.Connections;

namespace PgDbre.Indexes;

/// <summary>The -With of New-PgIndex: names and plain values, so that nothing else can slip into the statement.</summary>
internal static class StorageParameters
{
    /// <exception cref="PgDbreException">PgStorageParameterInvalid.</exception>
    public static IEnumerable<KeyValuePair<string, string>> From(Hashtable? given)
    {
        foreach (DictionaryEntry entry in given ?? [])
        {
            string name = Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "";
            string value = entry.Value is bool flag ? flag ? "on" : "off" : Convert.ToString(entry.Value, CultureInfo.InvariantCulture) ?? "";
            if (name.Length == 0 || value.Length == 0 || !value.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_'))
            {
                throw new PgDbreException(
                    "PgStorageParameterInvalid",
                    PgErrorCategory.InvalidArgument,
                    $"'{name} = {value}' is no storage parameter.",
                    "Pass names with numbers or words, such as -With @{ fillfactor = 90 }.");
            }

            yield return new KeyValuePair<string, string>(name, value);
        }
    }
}
