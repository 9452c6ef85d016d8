using System.Collections.ObjectModel;
using System.Globalization;

namespace PgDbre.Core.Catalog;

/// <summary>reloptions of a table or an index, such as fillfactor = 70; only what was set.</summary>
public sealed class StorageOptions : ReadOnlyCollection<KeyValuePair<string, string>>
{
    private StorageOptions(IList<KeyValuePair<string, string>> options)
        : base(options)
    {
    }

    /// <summary>Nothing set.</summary>
    public static StorageOptions None { get; } = new([]);

    /// <summary>From the catalog's name=value.</summary>
    public static StorageOptions Read(IEnumerable<string>? options) => options is null
        ? None
        : new([.. options.Select(option => option.Split('=', 2)).Select(parts => new KeyValuePair<string, string>(parts[0], parts[^1]))]);

    /// <summary>A number; null if it was not set.</summary>
    public double? Number(string name) =>
        double.TryParse(Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : null;

    /// <summary>A value as it was written; null if it was not set.</summary>
    public string? Text(string name) => this.FirstOrDefault(option => option.Key == name).Value;

    /// <inheritdoc />
    public override string ToString() => string.Join(", ", this.Select(option => $"{option.Key}={option.Value}"));
}
