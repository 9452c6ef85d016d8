using PgDbre.Core.Catalog;

namespace PgDbre.Core.Indexes;

/// <summary>pgvector's operator classes: an index serves exactly the distance whose class it was built with.</summary>
internal static class VectorOperatorClass
{
    private static readonly Dictionary<string, string> Distances = new()
    {
        ["<->"] = "l2",
        ["<#>"] = "ip",
        ["<=>"] = "cosine",
        ["<+>"] = "l1",
        ["<~>"] = "hamming",
        ["<%>"] = "jaccard",
    };

    public static bool IsDistance(string symbol) => Distances.ContainsKey(symbol);

    public static bool IsVectorType(string baseType) => baseType is "vector" or "halfvec" or "sparsevec" or "bit";

    /// <summary>vector_cosine_ops and the like; null if pgvector has none for the type, the operator and the method.</summary>
    public static string? For(string baseType, string symbol, string method)
    {
        string distance = Distances[symbol];
        bool isBitDistance = distance is "hamming" or "jaccard";
        bool exists = (baseType == "bit") == isBitDistance
            && (method == "hnsw" || !(baseType == "sparsevec" || distance is "l1" or "jaccard"));
        return exists ? $"{baseType}_{distance}_ops" : null;
    }

    /// <summary>The operator that an index of the class serves; null for a class that is not pgvector's.</summary>
    public static string? SymbolOf(string? operatorClass) =>
        Distances.FirstOrDefault(distance => operatorClass?.EndsWith($"_{distance.Value}_ops", StringComparison.Ordinal) == true).Key;

    /// <summary>Dimensions that an index of the type can hold.</summary>
    public static int MaxDimensions(string baseType) => baseType switch
    {
        "halfvec" => 4000,
        "bit" => 64000,
        _ => 2000,
    };

    /// <summary>The type without its schema and modifier: vector for public.vector(3).</summary>
    public static string BareType(string type) => type.Split('(')[0].Split('.')[^1].Trim('"');

    /// <summary>The dimensions in a type such as vector(3); null without any.</summary>
    public static int? DimensionsOf(string type)
    {
        int open = type.IndexOf('(', StringComparison.Ordinal);
        return open >= 0 && int.TryParse(type[(open + 1)..].TrimEnd(')'), out int dimensions) ? dimensions : null;
    }

    /// <summary>Rows that have a vector: only they are in the index.</summary>
    public static double IndexedRows(Table table, Column column) => (table.Rows ?? 0) * (1 - (column.Statistics?.NullFraction ?? 0));
}
