using PgDbre.Core.Sql.Statements;

namespace PgDbre.Core.Sql.Parsing;

/// <summary>COMMENT and SECURITY LABEL.</summary>
internal static class CommentParser
{
    public static Statement Comment(TokenCursor cursor)
    {
        cursor.ExpectWord("comment");
        return Read(cursor);
    }

    public static Statement SecurityLabel(TokenCursor cursor)
    {
        cursor.ExpectWords("security", "label");
        if (cursor.AcceptWord("for") && cursor.Current.Kind == SqlTokenKind.String)
        {
            cursor.Next();
        }
        else if (!cursor.IsWord("on"))
        {
            cursor.Label();
        }

        return Read(cursor) with { IsSecurityLabel = true };
    }

    private static CommentOn Read(TokenCursor cursor)
    {
        cursor.ExpectWord("on");
        ObjectKind kind = ObjectKindParser.Read(cursor);
        ObjectReference target = ObjectReferenceParser.Read(cursor, kind);
        cursor.ExpectWord("is");
        return new CommentOn(target, cursor.AcceptWord("null") ? null : cursor.String());
    }
}
