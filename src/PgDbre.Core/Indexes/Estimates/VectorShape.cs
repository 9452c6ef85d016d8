using System.Globalization;
using PgDbre.Core.Catalog;

namespace PgDbre.Core.Indexes.Estimates;

/// <summary>What an HNSW or IVFFlat index holds: what its size and the time of its build depend on.</summary>
/// <param name="Rows">Vectors in it.</param>
/// <param name="BaseType">vector, halfvec, sparsevec or bit, after any cast.</param>
/// <param name="Dimensions">Of each.</param>
internal sealed record VectorShape(double Rows, string BaseType, int Dimensions)
{
    /// <summary>HNSW: links per element.</summary>
    public int M { get; init; } = Vectors.VectorIndex.DefaultM;

    /// <summary>HNSW: candidates looked at while building.</summary>
    public int EfConstruction { get; init; } = Vectors.VectorIndex.DefaultEfConstruction;

    /// <summary>IVFFlat: lists.</summary>
    public int Lists { get; init; } = Vectors.VectorIndex.DefaultLists;

    /// <summary>The shape of an index on so much of the table, 0 to 1; null where the column or its dimensions are not known.</summary>
    public static VectorShape? Of(Table table, IndexDefinition index, double rowShare)
    {
        IndexKey key = index.Keys[0];
        Column? column = table.FindColumn(key.Column ?? "")
            ?? table.Columns.FirstOrDefault(one => one.BaseType != "bit" && VectorOperatorClass.IsVectorType(one.BaseType));
        string type = key.Expression is { } expression && expression.Contains("::", StringComparison.Ordinal)
            ? expression[(expression.LastIndexOf("::", StringComparison.Ordinal) + 2)..]
            : column?.Type ?? "";
        return column is null || VectorOperatorClass.DimensionsOf(type) is not { } dimensions
            ? null
            : new VectorShape(
                VectorOperatorClass.IndexedRows(table, column) * rowShare, VectorOperatorClass.BareType(type), dimensions)
            {
                M = Parameter(index, "m", Vectors.VectorIndex.DefaultM),
                EfConstruction = Parameter(index, "ef_construction", Vectors.VectorIndex.DefaultEfConstruction),
                Lists = Parameter(index, "lists", Vectors.VectorIndex.DefaultLists),
            };
    }

    /// <summary>Bytes of an index of that method.</summary>
    public long Bytes(string method) => method == "hnsw"
        ? VectorIndexSize.Hnsw(Rows, BaseType, Dimensions, M)
        : VectorIndexSize.IvfFlat(Rows, BaseType, Dimensions, Lists);

    private static int Parameter(IndexDefinition index, string name, int otherwise) =>
        int.TryParse(
            index.With.FirstOrDefault(pair => pair.Key == name).Value, NumberStyles.None, CultureInfo.InvariantCulture, out int value)
            ? value
            : otherwise;
}
