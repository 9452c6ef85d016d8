using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>CREATE INDEX and REINDEX.</summary>
internal static class IndexParser
{
    public static Statement Create(TokenCursor cursor)
    {
        bool isUnique = cursor.AcceptWord("unique");
        cursor.ExpectWord("index");
        bool isConcurrent = cursor.AcceptWord("concurrently");
        bool ifNotExists = cursor.AcceptIfNotExists();
        string? name = cursor.IsWord("on") ? null : cursor.Name();
        cursor.ExpectWord("on");
        QualifiedName table = cursor.Relation(out bool isOnly);
        string? method = cursor.AcceptWord("using") ? cursor.Name() : null;
        CreateIndex index = new(name, table, Elements(cursor))
        {
            IsUnique = isUnique,
            IsConcurrent = isConcurrent,
            IfNotExists = ifNotExists,
            IsOnly = isOnly,
            AccessMethod = method,
        };
        return ReadTail(cursor, index);
    }

    private static CreateIndex ReadTail(TokenCursor cursor, CreateIndex index)
    {
        index = index with { Include = cursor.AcceptWord("include") ? Elements(cursor) : [] };
        index = index with { NullsNotDistinct = cursor.AcceptWords("nulls", "not", "distinct") };
        cursor.AcceptWords("nulls", "distinct");
        index = index with { Options = OptionParser.With(cursor) };
        index = index with { Tablespace = cursor.AcceptWord("tablespace") ? cursor.Name() : null };
        return index with { Where = cursor.AcceptWord("where") ? cursor.Expression() : null };
    }

    private static List<IndexElement> Elements(TokenCursor cursor)
    {
        cursor.Expect("(");
        List<IndexElement> elements = cursor.List(() => IndexElementParser.Read(cursor));
        cursor.Expect(")");
        return elements;
    }

    public static Statement Reindex(TokenCursor cursor)
    {
        cursor.ExpectWord("reindex");
        List<StorageParameter> options = OptionParser.Optional(cursor);
        bool isSystem = cursor.IsWord("system");
        ObjectKind kind = cursor.AcceptAnyWord("index", "table", "schema", "database", "system") switch
        {
            "index" => ObjectKind.Index,
            "table" => ObjectKind.Table,
            "schema" => ObjectKind.Schema,
            "database" or "system" => ObjectKind.Database,
            _ => Unknown(cursor),
        };
        bool isConcurrent = cursor.AcceptWord("concurrently") || options.Any(option => option.Name == "concurrently" && option.IsOn);
        bool isNamed = kind != ObjectKind.Database || !cursor.AtEnd;
        QualifiedName? name = isNamed ? cursor.QualifiedName() : null;
        return new Reindex(kind, name) { IsSystem = isSystem, IsConcurrent = isConcurrent, Options = options };
    }

    private static ObjectKind Unknown(TokenCursor cursor)
    {
        cursor.Fail("INDEX, TABLE, SCHEMA, DATABASE or SYSTEM");
        return ObjectKind.Index;
    }
}
