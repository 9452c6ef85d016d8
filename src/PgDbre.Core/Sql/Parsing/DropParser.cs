using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>DROP and REASSIGN OWNED.</summary>
internal static class DropParser
{
    public static Statement Read(TokenCursor cursor)
    {
        cursor.ExpectWord("drop");
        if (cursor.AcceptWords("owned", "by"))
        {
            return new DropOwned(cursor.List(cursor.Role), null, cursor.AcceptCascade());
        }

        ObjectKind kind = ObjectKindParser.Read(cursor);
        bool isConcurrent = kind == ObjectKind.Index && cursor.AcceptWord("concurrently");
        bool ifExists = cursor.AcceptIfExists();
        List<ObjectReference> objects = cursor.List(() => ObjectReferenceParser.Read(cursor, kind));
        return new DropObject(kind, objects)
        {
            IsConcurrent = isConcurrent,
            IfExists = ifExists,
            IsForce = kind == ObjectKind.Database && Force(cursor),
            IsCascade = cursor.AcceptCascade(),
        };
    }

    public static Statement ReassignOwned(TokenCursor cursor)
    {
        cursor.ExpectWords("reassign", "owned", "by");
        List<string> roles = cursor.List(cursor.Role);
        cursor.ExpectWord("to");
        return new DropOwned(roles, cursor.Role(), IsCascade: false);
    }

    private static bool Force(TokenCursor cursor)
    {
        cursor.AcceptWord("with");
        return OptionParser.Optional(cursor).Any(option => option.Name == "force");
    }
}
