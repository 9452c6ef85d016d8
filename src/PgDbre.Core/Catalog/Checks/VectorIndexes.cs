using PgDbre.Core.Indexes;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Catalog.Checks;

/// <summary>Vector columns of a table and the approximate indexes on them.</summary>
internal static class VectorIndexes
{
    public static bool IsApproximate(TableIndex index) => index.Method is "hnsw" or "ivfflat";

    /// <summary>Columns of pgvector's types; bit is one of them only where an index says so.</summary>
    public static IEnumerable<Column> Columns(Table table) =>
        table.Columns.Where(column => column.BaseType != "bit" && VectorOperatorClass.IsVectorType(column.BaseType));

    /// <summary>Valid approximate indexes on the column or an expression over it.</summary>
    public static IReadOnlyList<TableIndex> On(Table table, Column column) =>
        [.. table.Indexes.Where(index => index.IsValid && IsApproximate(index) && index.Keys.Any(key => IsOn(key, column)))];

    /// <summary>An HNSW or IVFFlat index that serves the operator; null if pgvector has none or the column has no dimensions.</summary>
    public static string? Create(SchemaFacts facts, Table table, Column column, string symbol, string method)
    {
        bool fits = VectorOperatorClass.DimensionsOf(column.Type) is { } dimensions
            && dimensions <= VectorOperatorClass.MaxDimensions(column.BaseType)
            && table.Kind != TableKind.Partitioned;
        if (!fits || VectorOperatorClass.For(column.BaseType, symbol, method) is not { } operatorClass)
        {
            return null;
        }

        IndexKey key = IndexKey.On(column.Name) with { OperatorClass = operatorClass };
        IndexDefinition wanted = new() { Table = table.Name, Method = method, Keys = [key] };
        return wanted.ToSql(facts.Naming.Choose(wanted)) + ";";
    }

    /// <summary>The same index on half-precision values of the column; null on a partitioned table.</summary>
    public static string? CreateHalf(SchemaFacts facts, Table table, TableIndex index, Column column, string symbol)
    {
        if (table.Kind == TableKind.Partitioned || VectorOperatorClass.For("halfvec", symbol, index.Method) is not { } operatorClass)
        {
            return null;
        }

        string cast = $"{SqlIdentifier.Display(column.Name)}::halfvec({VectorOperatorClass.DimensionsOf(column.Type)})";
        IndexDefinition wanted = new()
        {
            Table = table.Name,
            Method = index.Method,
            Keys = [new IndexKey { Expression = cast, OperatorClass = operatorClass }],
            Where = index.Predicate,
            With = [.. facts.Of(index).Options],
        };
        return wanted.ToSql(facts.Naming.Choose(wanted)) + ";";
    }

    /// <summary>Vectors in the index: of a partial one as many as it had entries when it was last counted.</summary>
    public static double Rows(SchemaFacts facts, Table table, TableIndex index)
    {
        Column? column = table.FindColumn(index.Keys[0].Column ?? "");
        double all = column is null ? table.Rows ?? 0 : VectorOperatorClass.IndexedRows(table, column);
        return index.Predicate is null ? all : Math.Min(all, facts.Of(index).EntriesAtStatistics ?? all);
    }

    private static bool IsOn(IndexColumn key, Column column) => key.Column == column.Name
        || (key.Expression is { } expression && SqlTokenizer.Tokenize(expression).Any(token =>
            token.ToString() == column.Name || token.ToString() == SqlIdentifier.Quote(column.Name)));
}
