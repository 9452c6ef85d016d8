using System.Globalization;
using System.Management.Automation;
using PgDbre.Core.Indexes.Vectors;

namespace PgDbre.Views;

/// <summary>What the default view of a measured vector index says in words.</summary>
public static class VectorText
{
    private const string Off = "off";

    /// <summary>The setting with its value, such as hnsw.ef_search = 80, relaxed_order.</summary>
    public static string Setting(object? value) => Unwrap(value) is VectorIndexMeasurement measured
        ? string.Create(CultureInfo.InvariantCulture, $"{measured.Setting} = {measured.Value}") + Mode(measured.Iterative)
        : "";

    /// <summary>A share of 0 to 1 in percent.</summary>
    public static string Percent(object? value) =>
        Unwrap(value) is double share ? (100 * share).ToString("0.#", CultureInfo.InvariantCulture) : "";

    /// <summary>
    /// What matters most about the setting: that the planner takes another way, that it is the one to take, or the one there is.
    /// </summary>
    public static string Judgement(object? value) => Unwrap(value) switch
    {
        VectorIndexMeasurement { IsIndexUsed: false } => "index not used",
        VectorIndexMeasurement { IsRecommended: true, IsCurrent: true } => "recommended, set",
        VectorIndexMeasurement { IsRecommended: true } => "recommended",
        VectorIndexMeasurement { IsCurrent: true } => "set now",
        _ => "",
    };

    private static string Mode(string iterative) => iterative == Off ? "" : $", {iterative}";

    private static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
