using PgDbre.Core.Catalog;
using PgDbre.Core.Connections;
using PgDbre.Core.Indexes.Vectors;

namespace PgDbre.Data.Indexes.Vectors;

/// <summary>Why an index or a query cannot be measured.</summary>
internal static class VectorIndexRefusal
{
    public static PgDbreException NoExtension(PgConnection connection) => new(
        "PgExtensionMissing",
        PgErrorCategory.ObjectNotFound,
        $"Database '{connection.Database}' has no pgvector, and so no vector index.",
        "Connect to the database that holds the vectors; Get-PgServer says what a database lacks.");

    public static PgDbreException NotFound(TableName index) => new(
        "PgIndexNotFound",
        PgErrorCategory.ObjectNotFound,
        $"There is no index {index}.",
        "Check -Schema, -Table and -Index, in the spelling of the catalog; Get-PgIndex lists them.");

    public static PgDbreException NotVector(TableName index, string method) => new(
        "PgIndexNotVector",
        PgErrorCategory.InvalidArgument,
        $"Index {index} is {method}; only the hnsw and ivfflat indexes of pgvector trade recall for time.",
        "Choose them with Get-PgIndex | Where-Object Method -in hnsw, ivfflat.");

    public static PgDbreException Partitioned(TableName index, TableName table) => new(
        "PgPartitionedIndex",
        PgErrorCategory.InvalidArgument,
        $"Index {index} is that of the partitioned table {table} and holds nothing itself.",
        "Measure the indexes of its partitions: Get-PgIndex shows them, AttachedTo names this one.");

    public static PgDbreException Invalid(TableName index) => new(
        "PgIndexInvalid",
        PgErrorCategory.InvalidOperation,
        $"Index {index} is INVALID: it is being built, or is the leftover of a failed build, and serves no query.",
        $"Wait for its build, or REINDEX INDEX CONCURRENTLY {index};");

    public static PgDbreException NoSingleColumn(TableName index, IReadOnlyList<string> columns) => new(
        "PgIndexNotMeasurable",
        PgErrorCategory.NotImplemented,
        columns.Count == 0
            ? $"The key of index {index} holds no column of a vector type, so nothing says what its exact answer is."
            : $"Index {index} depends on several vector columns ({string.Join(", ", columns)}), so nothing says what its exact answer is.",
        "Measure your own query with Measure-PgQuery -Recall.");

    public static PgDbreException NoIterativeScan(VectorIndex index, string mode) => new(
        "PgVectorIterativeUnsupported",
        PgErrorCategory.NotImplemented,
        index.PgvectorVersion < VectorIndex.WithIterativeScan
            ? $"pgvector {index.PgvectorVersion} has no iterative scans ({mode}); they came with 0.8.0."
            : $"An {index.Method} index knows no iterative scan in {mode}.",
        index.PgvectorVersion < VectorIndex.WithIterativeScan
            ? "Update the extension, or measure with -Iterative off."
            : "Use relaxed_order: of the two only HNSW knows strict_order.");

    public static PgDbreException WrongSetting(VectorIndex index) => new(
        "PgVectorSettingMismatch",
        PgErrorCategory.InvalidArgument,
        $"Index {index} is {index.Method}, whose searches obey {SearchSetting.NameOf(index.Method)}.",
        index.Method == "hnsw" ? "Give values with -EfSearch." : "Give values with -Probes.");

    public static PgDbreException TooFewRows(VectorIndex index, int rows, int top) => new(
        "PgVectorRowsTooFew",
        PgErrorCategory.InvalidOperation,
        $"{index.Table} has {rows} vectors in index {index}; with {top} wanted there is nothing to miss.",
        "Measure a table that has its data, or a smaller -Top.");

    public static PgDbreException NothingMatches(VectorIndex index, string where) => new(
        "PgVectorFilterEmpty",
        PgErrorCategory.InvalidOperation,
        $"No row of {index.Table} with a vector matches {where}.",
        "Check -Where; a value that occurs makes a search to measure.");

    public static PgDbreException ParameterLeft(string condition) => new(
        "PgParameterValuesMissing",
        PgErrorCategory.InvalidArgument,
        $"The condition of the search still holds a parameter: {condition}.",
        "Pass values for all of $1, $2 … with -Parameter, or write the condition out with -Where.");

    public static PgDbreException QueryWithoutIndex(string query) => new(
        "PgVectorIndexUnused",
        PgErrorCategory.InvalidArgument,
        $"No plan of the query reads a vector index in its order, even where sequential scans and sorts are forbidden: {query}",
        "It must say ORDER BY column <operator> value LIMIT n, ascending, with the operator and the expression of an index; "
            + "New-PgIndexRecommendation says what it lacks.");

    public static PgDbreException QueryTooRich(string condition) => new(
        "PgVectorQueryUnsupported",
        PgErrorCategory.NotImplemented,
        $"The condition of the search depends on another part of the query: {condition}.",
        "Name the index with -Index and write the condition out with -Where.");
}
