using System.Globalization;
using PgDbre.Core.Indexes.Vectors;
using PgDbre.Core.Sql;

namespace PgDbre.Data.Indexes.Vectors;

/// <summary>
/// The statements of a measurement: the search as an application would write it, its exact twin, and the sample. The row that a
/// query vector was taken from is asked for as one row more and left out afterwards, so that no filter changes the plan.
/// </summary>
internal sealed record VectorSearchText
{
    /// <summary>The index.</summary>
    public required VectorIndex Index { get; init; }

    /// <summary>Rows wanted.</summary>
    public required int Top { get; init; }

    /// <summary>SQL condition; null for none.</summary>
    public string? Where { get; init; }

    /// <summary>Operator that orders the candidates anew; only where the index needs it.</summary>
    public string RerankSymbol { get; init; } = "<=>";

    /// <summary>The approximate search; $1 is the key's value, and where it ranks anew $2 the column's.</summary>
    public string Search(int candidates) => Index.NeedsRerank
        ? $"""
          SELECT nearest.place FROM (
              SELECT {Place} AS place, {ColumnDistance("$2")} AS distance FROM {From} WHERE {Condition}
              ORDER BY {KeyDistance} LIMIT {Number(candidates)}) AS nearest
          ORDER BY nearest.distance LIMIT {Number(Top + 1)}
          """
        : $"SELECT {Place} FROM {From} WHERE {Condition} ORDER BY {KeyDistance} LIMIT {Number(Top + 1)}";

    /// <summary>The exact search by the column; $1 is its value.</summary>
    public string Exact =>
        $"""
        SELECT {Place}, ({ColumnDistance("$1")})::float8 FROM {From} WHERE {Condition} AND {Column} IS NOT NULL
        ORDER BY {ColumnDistance("$1")} LIMIT {Number(Top + 1)}
        """;

    /// <summary>How many of the rows $2 are not farther away than $3; $1 is the column's value.</summary>
    public string CountNear =>
        $"SELECT count(*)::int FROM {From} WHERE {Alias}.ctid = ANY ($2::text[]::tid[]) AND {ColumnDistance("$1")} <= $3";

    /// <summary>
    /// $1 rows in an order that $2 decides, with the values of column and key. Of a large table only some pages are looked at ($3 percent):
    /// none of the unchosen vectors is read, they are stored apart where they are long.
    /// </summary>
    public string Sample(bool isLarge) =>
        $"""
        SELECT {Place}, {Column}::text, ({Index.KeySql})::text FROM {From}
        WHERE {Alias}.ctid = ANY (ARRAY(
            SELECT {Alias}.ctid FROM {From}{(isLarge ? " TABLESAMPLE SYSTEM ($3) REPEATABLE ($2)" : "")}
            WHERE {Indexed} AND {Column} IS NOT NULL
            ORDER BY hashtextextended({Place}, $2) LIMIT $1))
        """;

    private string From => $"ONLY {Index.Table} AS {Alias}";

    // A condition may name the table.
    private string Alias => SqlIdentifier.Display(Index.Table.Name);

    private string Place => $"{Alias}.ctid::text";

    private string Column => SqlIdentifier.Display(Index.Column);

    private string Indexed => Index.Predicate is { } predicate ? $"({predicate})" : "true";

    private string Condition => (Index.Predicate, Where) switch
    {
        (null, null) => "true",
        (_, null) => Indexed,
        (null, _) => $"({Where})",
        _ => $"{Indexed} AND ({Where})",
    };

    private string KeyDistance => $"{Index.KeySql} {Operator(Index.Symbol)} $1::{Index.KeyType}";

    private string ColumnDistance(string value) =>
        $"{Column} {Operator(Index.NeedsRerank ? RerankSymbol : Index.Symbol)} {value}::{Index.ColumnType}";

    // pgvector's schema need not be in the search path.
    private string Operator(string symbol) => $"OPERATOR({SqlIdentifier.Display(Index.ExtensionSchema)}.{symbol})";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
