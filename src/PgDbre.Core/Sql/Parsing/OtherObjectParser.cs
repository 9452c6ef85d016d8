using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>CREATE and ALTER of objects that have no tree of their own.</summary>
internal static class OtherObjectParser
{
    public static Statement Create(TokenCursor cursor, bool orReplace)
    {
        cursor.AcceptWord("default");
        ObjectKind kind = ObjectKindParser.Read(cursor);
        bool ifNotExists = cursor.AcceptIfNotExists();
        QualifiedName name = Name(cursor, kind);
        return new CreateObject(kind, name) { OrReplace = orReplace, IfNotExists = ifNotExists, Definition = cursor.Rest() };
    }

    public static Statement Alter(TokenCursor cursor, ObjectKind kind)
    {
        bool ifExists = cursor.AcceptIfExists();
        return Action(cursor, ObjectReferenceParser.Read(cursor, kind), ifExists);
    }

    /// <summary>What is done to an object.</summary>
    public static Statement Action(TokenCursor cursor, ObjectReference target, bool ifExists)
    {
        int start = cursor.Position;
        AlterAction? action = cursor.Word() switch
        {
            "rename" => TableActionParser.Rename(cursor),
            "owner" => TableActionParser.Owner(cursor),
            "set" when cursor.Peek(1).IsAnyWord("schema", "tablespace") => TableSetParser.Set(cursor),
            "depends" => TableActionParser.Depends(cursor, isRemoved: false),
            "no" when cursor.Peek(1).IsWord("depends") => NoDepends(cursor),
            _ => null,
        };
        action = action is not null && cursor.AtEnd ? action with { Source = cursor.Taken(start) } : Rest(cursor, start);
        return new AlterObject(target, action) { IfExists = ifExists };
    }

    private static AlterAction NoDepends(TokenCursor cursor)
    {
        cursor.Next();
        return TableActionParser.Depends(cursor, isRemoved: true);
    }

    private static UnknownAction Rest(TokenCursor cursor, int start)
    {
        cursor.Return(start);
        if (cursor.Rest() is null)
        {
            cursor.Fail("What to alter");
        }

        return new UnknownAction { Source = cursor.Taken(start) };
    }

    private static QualifiedName Name(TokenCursor cursor, ObjectKind kind) => kind switch
    {
        ObjectKind.Cast or ObjectKind.Transform or ObjectKind.UserMapping or ObjectKind.Role or ObjectKind.Language =>
            ObjectReferenceParser.Read(cursor, kind).Name,
        ObjectKind.Operator => ObjectReferenceParser.Operator(cursor).Name,
        ObjectKind.Aggregate => cursor.QualifiedLabel(),
        _ => cursor.QualifiedName(),
    };
}
