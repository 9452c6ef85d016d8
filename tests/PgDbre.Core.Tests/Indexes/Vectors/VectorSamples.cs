using PgDbre.Core.Catalog;
using PgDbre.Core.Indexes.Vectors;

namespace PgDbre.Core.Tests.Indexes.Vectors;

/// <summary>Indexes and measurements made by hand.</summary>
internal static class VectorSamples
{
    public static VectorIndex Index(string method, params string[] options) => new()
    {
        Table = new TableName("public", "docs"),
        Name = "docs_e",
        Method = method,
        KeySql = "e",
        IsOnColumn = true,
        KeyType = "vector(3)",
        Column = "e",
        ColumnType = "vector(3)",
        Symbol = "<=>",
        ExtensionSchema = "public",
        Options = StorageOptions.Read(options),
        Rows = 50_000,
    };

    public static VectorIndexMeasurement Measured(int value, double recall, double p95Ms, bool isUsed = true) => new()
    {
        Server = "db:5432",
        Database = "my app",
        Schema = "public",
        Table = "docs",
        Index = "docs_e",
        Method = "hnsw",
        Setting = "hnsw.ef_search",
        Value = value,
        Iterative = "off",
        K = 10,
        Samples = 100,
        Recall = recall,
        RecallP5 = recall,
        RecallMargin = 0.03,
        ShortResults = 0,
        P50Ms = p95Ms / 2,
        P95Ms = p95Ms,
        ExactP50Ms = 20,
        IsIndexUsed = isUsed,
        Sql = "",
        Seed = 1,
    };
}
