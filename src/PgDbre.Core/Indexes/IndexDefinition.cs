using PgDbre.Core.Catalog;
using PgDbre.Core.Sql;

namespace PgDbre.Core.Indexes;

/// <summary>An index to be built: everything of CREATE INDEX but its name.</summary>
public sealed record IndexDefinition
{
    /// <summary>The table.</summary>
    public required TableName Table { get; init; }

    /// <summary>Access method.</summary>
    public string Method { get; init; } = "btree";

    /// <summary>Keys in order.</summary>
    public required IReadOnlyList<IndexKey> Keys { get; init; }

    /// <summary>INCLUDE columns.</summary>
    public IReadOnlyList<string> Include { get; init; } = [];

    /// <summary>UNIQUE.</summary>
    public bool IsUnique { get; init; }

    /// <summary>SQL of the partial index's WHERE; null for a full index.</summary>
    public string? Where { get; init; }

    /// <summary>Storage parameters, such as m → 16.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> With { get; init; } = [];

    /// <summary>What would build an index that is there already.</summary>
    internal static IndexDefinition Of(TableName table, TableIndex index, StorageOptions? options = null) => new()
    {
        Table = table,
        Method = index.Method,
        Keys = [.. index.Keys.Select(IndexKey.Of)],
        Include = index.Included,
        IsUnique = index.IsUnique,
        Where = index.Predicate,
        With = [.. options ?? StorageOptions.None],
    };

    /// <summary>The keys as they stand in the statement.</summary>
    public string KeyText => string.Join(", ", Keys);

    /// <summary>HypoPG knows these access methods; the others must be built to be believed.</summary>
    internal bool IsSimulable => Method is "btree" or "brin" or "hash";

    /// <summary>Equal for indexes that are the same but for their names.</summary>
    internal string Signature => Tail + (IsUnique ? " UNIQUE" : "");

    /// <summary>CREATE INDEX CONCURRENTLY under that name; one statement, without a semicolon.</summary>
    public string ToSql(string name) =>
        $"CREATE {(IsUnique ? "UNIQUE " : "")}INDEX CONCURRENTLY {SqlIdentifier.Display(name)} {Tail}";

    /// <summary>CREATE INDEX ON ONLY a partitioned table: its entry in the catalog, without parts; no lock outlasts a moment.</summary>
    internal string ToParentSql(string name) =>
        $"CREATE {(IsUnique ? "UNIQUE " : "")}INDEX {SqlIdentifier.Display(name)} ON ONLY {Rest}";

    /// <summary>True if the column's values are in it, as a key or included.</summary>
    internal bool Stores(string column) => Include.Contains(column) || Keys.Any(key => key.Column == column);

    /// <summary>For hypopg_create_index, which takes neither a name nor CONCURRENTLY.</summary>
    internal string ToHypotheticalSql() => $"CREATE INDEX {Tail}";

    /// <inheritdoc />
    public override string ToString() => $"{Table} ({KeyText})" + (Method == "btree" ? "" : $" using {Method}") + IncludeText + WhereText;

    private string IncludeText => Include.Count == 0 ? "" : $" INCLUDE ({string.Join(", ", Include.Select(SqlIdentifier.Display))})";

    private string WhereText => Where is null ? "" : $" WHERE {Where}";

    private string Tail => $"ON {Rest}";

    private string Rest
    {
        get
        {
            string with = With.Count == 0 ? "" : $" WITH ({string.Join(", ", With.Select(pair => $"{SqlIdentifier.Display(pair.Key)} = {pair.Value}"))})";
            return $"{Table} USING {SqlIdentifier.Display(Method)} ({KeyText}){IncludeText}{with}{WhereText}";
        }
    }
}
