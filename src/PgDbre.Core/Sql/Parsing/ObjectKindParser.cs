using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>The words that say what kind of object is meant.</summary>
internal static class ObjectKindParser
{
    private static readonly (string[] Words, ObjectKind Kind)[] Kinds =
    [
        (["access", "method"], ObjectKind.AccessMethod),
        (["aggregate"], ObjectKind.Aggregate),
        (["cast"], ObjectKind.Cast),
        (["collation"], ObjectKind.Collation),
        (["column"], ObjectKind.Column),
        (["constraint"], ObjectKind.Constraint),
        (["conversion"], ObjectKind.Conversion),
        (["database"], ObjectKind.Database),
        (["domain"], ObjectKind.Domain),
        (["event", "trigger"], ObjectKind.EventTrigger),
        (["extension"], ObjectKind.Extension),
        (["foreign", "data", "wrapper"], ObjectKind.ForeignDataWrapper),
        (["foreign", "server"], ObjectKind.ForeignServer),
        (["foreign", "table"], ObjectKind.ForeignTable),
        (["function"], ObjectKind.Function),
        (["index"], ObjectKind.Index),
        (["trusted", "procedural", "language"], ObjectKind.Language),
        (["trusted", "language"], ObjectKind.Language),
        (["procedural", "language"], ObjectKind.Language),
        (["language"], ObjectKind.Language),
        (["large", "object"], ObjectKind.LargeObject),
        (["materialized", "view"], ObjectKind.MaterializedView),
        (["operator", "class"], ObjectKind.OperatorClass),
        (["operator", "family"], ObjectKind.OperatorFamily),
        (["operator"], ObjectKind.Operator),
        (["parameter"], ObjectKind.Parameter),
        (["policy"], ObjectKind.Policy),
        (["procedure"], ObjectKind.Procedure),
        (["property", "graph"], ObjectKind.PropertyGraph),
        (["publication"], ObjectKind.Publication),
        (["user", "mapping"], ObjectKind.UserMapping),
        (["role"], ObjectKind.Role),
        (["user"], ObjectKind.Role),
        (["group"], ObjectKind.Role),
        (["routine"], ObjectKind.Routine),
        (["rule"], ObjectKind.Rule),
        (["schema"], ObjectKind.Schema),
        (["sequence"], ObjectKind.Sequence),
        (["server"], ObjectKind.ForeignServer),
        (["statistics"], ObjectKind.Statistics),
        (["subscription"], ObjectKind.Subscription),
        (["table"], ObjectKind.Table),
        (["tablespace"], ObjectKind.Tablespace),
        (["text", "search", "configuration"], ObjectKind.TextSearchConfiguration),
        (["text", "search", "dictionary"], ObjectKind.TextSearchDictionary),
        (["text", "search", "parser"], ObjectKind.TextSearchParser),
        (["text", "search", "template"], ObjectKind.TextSearchTemplate),
        (["transform"], ObjectKind.Transform),
        (["trigger"], ObjectKind.Trigger),
        (["type"], ObjectKind.Type),
        (["view"], ObjectKind.View),
    ];

    /// <summary>Passes the words of a kind; null, and nothing passed, if none stands there.</summary>
    public static ObjectKind? Accept(TokenCursor cursor)
    {
        foreach ((string[] words, ObjectKind kind) in Kinds)
        {
            if (cursor.AcceptWords(words))
            {
                return kind;
            }
        }

        return null;
    }

    /// <summary>The same, where one must stand.</summary>
    public static ObjectKind Read(TokenCursor cursor)
    {
        ObjectKind? kind = Accept(cursor);
        if (kind is null)
        {
            cursor.Fail("A kind of object");
        }

        return kind ?? ObjectKind.Table;
    }
}
