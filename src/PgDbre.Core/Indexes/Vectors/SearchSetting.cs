using System.Globalization;

namespace PgDbre.Core.Indexes.Vectors;

/// <summary>How far one search looks: the setting of the index's method, and whether the scan goes on until the LIMIT is filled.</summary>
/// <param name="Method">hnsw or ivfflat.</param>
/// <param name="Value">hnsw.ef_search or ivfflat.probes.</param>
/// <param name="Iterative">off, strict_order or relaxed_order.</param>
internal sealed record SearchSetting(string Method, int Value, string Iterative)
{
    /// <summary>Iterative scans are new in pgvector 0.8; before it no such setting exists.</summary>
    public const string Off = "off";

    /// <summary>hnsw.ef_search or ivfflat.probes.</summary>
    public string Name => NameOf(Method);

    /// <summary>What of it differs from pgvector's defaults; iterative scans only where they are on.</summary>
    public IReadOnlyDictionary<string, string> Settings => Iterative == Off
        ? new Dictionary<string, string> { [Name] = Number }
        : AllSettings;

    /// <summary>The same, iterative scans in any case.</summary>
    public IReadOnlyDictionary<string, string> AllSettings =>
        new Dictionary<string, string> { [Name] = Number, [$"{Method}.iterative_scan"] = Iterative };

    /// <summary>For one transaction.</summary>
    public string LocalSql => string.Join(" ", Settings.Select(setting => $"SET LOCAL {setting.Key} = {setting.Value};"));

    /// <summary>For every new session of a database.</summary>
    /// <param name="database">Its name, quoted where that must be.</param>
    public string DatabaseSql(string database) =>
        string.Join(" ", Settings.Select(setting => $"ALTER DATABASE {database} SET {setting.Key} = {setting.Value};"));

    /// <summary>The setting by the index's method.</summary>
    public static string NameOf(string method) => method == "hnsw" ? "hnsw.ef_search" : "ivfflat.probes";

    /// <inheritdoc />
    public override string ToString() => string.Join(", ", Settings.Select(setting => $"{setting.Key} = {setting.Value}"));

    private string Number => Value.ToString(CultureInfo.InvariantCulture);
}
