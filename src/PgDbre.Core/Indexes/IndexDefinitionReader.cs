using PgDbre.Core.Catalog;
using PgDbre.Core.Sql;
using PgDbre.Core.Sql.Parsing;
using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Indexes;

/// <summary>CREATE INDEX back to what it builds.</summary>
internal static class IndexDefinitionReader
{
    /// <summary>
    /// The index of a statement; null for any other statement, and for clauses that a definition does not hold (TABLESPACE, NULLS NOT
    /// DISTINCT, parameters of an operator class, and names of a schema of their own in the key).
    /// </summary>
    public static IndexDefinition? TryRead(SqlStatement statement) =>
        StatementParser.Parse(statement) is CreateIndex { Tablespace: null, NullsNotDistinct: false } index
        && index.Elements.All(element => element.OperatorClassOptions.Count == 0 && IsBare(element.OperatorClass) && IsBare(element.Collation))
        && index.Include.All(element => element.Column is not null)
            ? From(index)
            : null;

    private static bool IsBare(QualifiedName? name) => name?.Schema is null or "pg_catalog";

    private static IndexDefinition From(CreateIndex index) => new()
    {
        Table = new TableName(index.Table.Schema ?? "", index.Table.Name),
        Method = index.AccessMethod ?? "btree",
        Keys = [.. index.Elements.Select(Key)],
        Include = [.. index.Include.Select(element => element.Column!)],
        With = [.. index.Options.Select(option => KeyValuePair.Create(option.Name, option.Value ?? "true"))],
        Where = index.Where?.Text,
        IsUnique = index.IsUnique,
    };

    private static IndexKey Key(IndexElement element) => new()
    {
        Column = element.Column,
        Expression = element.Expression?.Text,
        OperatorClass = element.OperatorClass?.Name,
        Collation = element.Collation?.Name,
        IsDescending = element.IsDescending,
        NullsFirst = element.NullsFirst ?? element.IsDescending,
    };
}
